import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { SignatureV4 } from '@smithy/signature-v4';
import { failureLabel } from '../http/error-label.ts';
import { resendOnce } from '../http/resend.ts';

/** The result of a call: `error` names the failure, `status` is 0 if there was no response. */
interface Answer {
  readonly status: number;
  readonly error: string | null;
  readonly body: unknown;
}

/** Sends JSON to a path of the service. Throws if there are no credentials to sign with. */
export type Sigv4Post = (path: string, input: object) => Promise<Answer>;

/**
 * The runtime API of Bedrock's agents and knowledge bases, with the region, credentials and connections of the client for models. The SDK's
 * client for this API would be an eighth of the function's bundle, for one call. A request whose connection broke is sent once more, which is
 * safe because `Retrieve` only reads.
 */
export const agentRuntime = (
  { config: { region, credentials, sha256, requestHandler } }: BedrockRuntimeClient,
  endpoint: string | undefined,
  timeoutMs: number,
): Sigv4Post => {
  const signer = new SignatureV4({ service: 'bedrock', region, credentials, sha256 });
  return async (path, input) => {
    const url = new URL(path, endpoint ?? `https://bedrock-agent-runtime.${await region()}.amazonaws.com`);
    const { host, hostname, protocol, pathname, port } = url;
    const headers = { host, 'content-type': 'application/json' };
    const body = JSON.stringify(input);
    const request = {
      method: 'POST',
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path: pathname,
      headers,
      body,
    };
    const signed = await signer.sign(request);
    const abortSignal = AbortSignal.timeout(timeoutMs);
    return resendOnce(async () => {
      const { response } = await requestHandler.handle(signed, { abortSignal });
      return answerOf(response);
    }).catch(unanswered);
  };
};

/** A response of the client's handler. */
interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: IncomingMessage;
}

const answerOf = async ({ statusCode: status, headers, body }: HttpResponse): Promise<Answer> => {
  if (status >= 200 && status < 300) return { status, error: null, body: await json(body) };
  body.resume();
  const error = headers['x-amzn-errortype']?.split(':')[0] ?? `status ${status}`;
  return { status, error, body: null };
};

const unanswered = (error: unknown): Answer => ({ status: 0, error: failureLabel(error), body: null });
