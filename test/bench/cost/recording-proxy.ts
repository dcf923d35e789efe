import { type HttpStandIn, startHttp } from '../../support/http-stand-in.ts';

interface Recorder {
  /** The request that is sent on; `operation` is empty where a service has no `x-amz-target`. */
  request?(operation: string, body: string): string;
  /** The reply that is sent back, when it resolves. */
  reply(operation: string, request: string, reply: string): string | Promise<string>;
}

/** Stands in front of a service, so that its calls are counted as AWS bills them. A call that a recorder throws on fails. */
export const startRecordingProxy = (target: string, recorder: Recorder): Promise<HttpStandIn> =>
  startHttp(async ({ method, url, headers, body }, response) => {
    try {
      const operation = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
      const request = recorder.request?.(operation, body) ?? body;
      const { host, connection, 'content-length': _, ...passed } = headers;
      const forwarded = new Headers(passed as Record<string, string>);
      const answer = await fetch(new URL(url, target), { method, headers: forwarded, body: request });
      const reply = await recorder.reply(operation, request, await answer.text());
      const errorType = answer.headers.get('x-amzn-errortype');
      response.writeHead(answer.status, { ...(errorType !== null && { 'x-amzn-errortype': errorType }) }).end(reply);
    } catch (error) {
      console.error(error);
      response.writeHead(500).end(String(error));
    }
  });
