import { Fault } from '../../core/errors/faults.ts';
import { recordOf } from '../../core/text/json.ts';
import { type AwsConnection, sigv4Post } from './sigv4-post.ts';

/** Calls one Lambda function. A call whose connection broke is sent once more, so it may be carried out twice. Throws `StoreBusy`. */
export interface InvokeFunction {
  /** Waits for its result. */
  call(payload: object): Promise<unknown>;
  /** Returns once Lambda has taken the call. */
  start(payload: object): Promise<void>;
}

/** Signs requests itself, because the SDK's client would be a large part of a bundle. `name` is the function's name or ARN, optionally with an alias. */
export const invokeFunction = (
  connection: AwsConnection,
  endpoint: string | undefined,
  name: string,
  timeoutMs: number,
): InvokeFunction => {
  const post = sigv4Post(connection, { signedAs: 'lambda', host: 'lambda', endpoint }, timeoutMs);
  const send = async (type: 'RequestResponse' | 'Event', payload: object) => {
    const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
    const { error, body } = await post(path, payload, { 'x-amz-invocation-type': type });
    // A function that fails is reported with the status 200.
    const failure = error ?? recordOf(body).errorType;
    if (failure !== undefined) throw new Fault('StoreBusy', `Lambda ${name}: ${String(failure)}`);
    return body;
  };
  return {
    call: (payload) => send('RequestResponse', payload),
    start: async (payload) => {
      await send('Event', payload);
    },
  };
};
