import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { SignatureV4 } from '@smithy/signature-v4';
import { failureLabel } from '../http/error-label.ts';

/** The result of a call: `error` names the failure, `status` is 0 if there was no response. */
interface Answer {
  readonly status: number;
  readonly error: string | null;
  readonly body: unknown;
}

/** Sends JSON to a path of the service. Throws if there are no credentials to sign with. */
export type Sigv4Post = (path: string, input: object) => Promise<Answer>;

/**
 * The runtime API of Bedrock's agents and knowledge bases, with the region and credentials of the client for models. The SDK's client for
 * this API would be an eighth of the function's bundle, for one call.
 */
export const agentRuntime = (
  { config: { region, credentials, sha256 } }: BedrockRuntimeClient,
  endpoint: string | undefined,
  timeoutMs: number,
): Sigv4Post => {
  const signer = new SignatureV4({ service: 'bedrock', region, credentials, sha256 });
  return async (path, input) => {
    const url = new URL(path, endpoint ?? `https://bedrock-agent-runtime.${await region()}.amazonaws.com`);
    const { host, hostname, protocol, pathname } = url;
    const headers = { host, 'content-type': 'application/json' };
    const body = JSON.stringify(input);
    const signed = await signer.sign({ method: 'POST', protocol, hostname, path: pathname, headers, body });
    const signal = AbortSignal.timeout(timeoutMs);
    return fetch(url, { method: 'POST', headers: signed.headers, body, signal }).then(
      (response) => answerOf(response),
      unanswered,
    );
  };
};

const answerOf = async (response: Response): Promise<Answer> => {
  const { status, ok, headers } = response;
  if (ok) return response.json().then((body) => ({ status, error: null, body }), unanswered);
  await response.body?.cancel();
  const error = headers.get('x-amzn-errortype')?.split(':')[0] ?? `status ${status}`;
  return { status, error, body: null };
};

const unanswered = (error: unknown): Answer => ({ status: 0, error: failureLabel(error), body: null });
