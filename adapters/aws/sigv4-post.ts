import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { SignatureV4 } from '@smithy/signature-v4';
import { fromJson, recordOf, stringOf } from '../../core/text/json.ts';
import { failureLabel } from '../http/error-label.ts';
import { resendOnce } from '../http/resend.ts';

/** The result of a call: `error` names the failure, `status` is 0 if there was no response. */
interface Answer {
  readonly status: number;
  readonly error: string | null;
  readonly body: unknown;
}

/** Sends JSON to a path of the service. Throws if there are no credentials to sign with. */
export type Sigv4Post = (path: string, input: object, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Region and credentials of a call, as the configuration of every SDK client has them. */
export type AwsConnection = Pick<
  BedrockRuntimeClient['config'],
  'region' | 'credentials' | 'sha256' | 'requestHandler'
>;

interface Service {
  /** Its name in signatures. */
  readonly signedAs: string;
  /** Its name in AWS's host names. */
  readonly host: string;
  /** Instead of AWS's own. */
  readonly endpoint: string | undefined;
}

/**
 * Calls of a service without the SDK's client for it, which would be much of a function's bundle for one call. A request whose connection broke
 * is sent once more, so that only calls belong here that change nothing.
 */
export const sigv4Post = (
  { region, credentials, sha256, requestHandler }: AwsConnection,
  { signedAs, host: name, endpoint }: Service,
  timeoutMs: number,
): Sigv4Post => {
  const signer = new SignatureV4({ service: signedAs, region, credentials, sha256 });
  return async (path, input, more = {}) => {
    const url = new URL(path, endpoint ?? `https://${name}.${await region()}.amazonaws.com`);
    const { host, hostname, protocol, pathname, port } = url;
    const headers = { host, 'content-type': 'application/json', ...more };
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

/** Services that speak REST name an error in a header, others in the body. */
const answerOf = async ({ statusCode: status, headers, body }: HttpResponse): Promise<Answer> => {
  const value = fromJson(await text(body));
  if (status >= 200 && status < 300) return { status, error: null, body: value };
  const named = headers['x-amzn-errortype']?.split(':')[0] ?? stringOf(recordOf(value).__type).split('#').at(-1);
  return { status, error: named || `status ${status}`, body: null };
};

const unanswered = (error: unknown): Answer => ({ status: 0, error: failureLabel(error), body: null });
