import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { startHttp, type WireRequest } from '../http-stand-in.ts';
import { secretOf } from './road.ts';

/** An event as a receiver got it. */
export interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly event: { readonly type: string; readonly data: { readonly conversation: string } };
}

/** A receiver that verifies with the reference library, and then does as the test says. */
export const startReceiver = async (
  name: string,
  answer: (response: ServerResponse, times: number, last: Received) => void = (response) =>
    void response.writeHead(204).end(),
  secret = secretOf(name),
) => {
  const received: Received[] = [];
  const forged: WireRequest[] = [];
  const webhook = new Webhook(secret);
  const { url, close } = await startHttp((request, response) => {
    const { headers, body } = request;
    let last: Received;
    try {
      const event = webhook.verify(body, headers as Record<string, string>) as Received['event'];
      last = { id: String(headers['webhook-id']), timestamp: String(headers['webhook-timestamp']), event };
      received.push(last);
    } catch {
      forged.push(request);
      return void response.writeHead(401).end();
    }
    answer(response, received.length, last);
  });
  return { url, received, forged, close };
};
