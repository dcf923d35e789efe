import { type HttpStandIn, startHttp } from '../../support/http-stand-in.ts';

interface Answer {
  readonly status: number;
  readonly errorType: string | null;
  readonly text: string;
}

export interface Call {
  /** Empty where a service has no `x-amz-target`. */
  readonly operation: string;
  readonly body: string;
  /** Asks the service, with the headers of the call; another operation counts as no call. */
  send(body: string, operation?: string): Promise<Answer>;
}

/** Stands in front of a service, so that its calls are counted as AWS bills them. A call that a recorder throws on fails. */
export const startRecordingProxy = (target: string, record: (call: Call) => Promise<Answer>): Promise<HttpStandIn> =>
  startHttp(async ({ method, url, headers, body }, response) => {
    const action = String(headers['x-amz-target'] ?? '');
    const send: Call['send'] = async (sent, operation) => {
      const { host, connection, 'content-length': _, ...passed } = headers;
      const forwarded = new Headers(passed as Record<string, string>);
      if (operation) forwarded.set('x-amz-target', action.replace(/[^.]*$/, operation));
      const reply = await fetch(new URL(url, target), { method, headers: forwarded, body: sent });
      return { status: reply.status, errorType: reply.headers.get('x-amzn-errortype'), text: await reply.text() };
    };
    try {
      const { status, errorType, text } = await record({ operation: action.replace(/^.*\./, ''), body, send });
      response.writeHead(status, { ...(errorType !== null && { 'x-amzn-errortype': errorType }) }).end(text);
    } catch (error) {
      console.error(error);
      response.writeHead(500).end(String(error));
    }
  });
