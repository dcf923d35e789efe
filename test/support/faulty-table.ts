import { type HttpStandIn, sendJson, startHttp } from './http-stand-in.ts';

/** How the table answers a write: it loses the request or its own reply, refuses it, or answers 200 with nothing. */
export type Answer = 'refuses' | 'performs and refuses' | 'is busy' | 'hollow' | 'performs, hollow';

const WRITES = {
  accept: (target: string, body: string) => target.endsWith('PutItem') && body.includes('"TURN#'),
  handOff: (target: string, body: string) => target.endsWith('UpdateItem') && body.includes('"waiting"'),
  commit: (target: string, body: string) => target.endsWith('UpdateItem') && body.includes('REMOVE #lease'),
  release: (target: string, body: string) => target.endsWith('UpdateItem') && body.includes('SET #lease = :over'),
} as const;
export type Write = keyof typeof WRITES;

/** Answers that are due, by conversation. */
export const due = new Map<string, [write: Write, answer: Answer][]>();

const nextAnswer = (target: string, body: string): Answer | undefined => {
  for (const [conversation, answers] of due) {
    const at = body.includes(conversation) ? answers.findIndex(([write]) => WRITES[write](target, body)) : -1;
    if (at >= 0) return answers.splice(at, 1)[0]?.[1];
  }
  return undefined;
};

/** A table in front of `dynamo` that fails as told. */
export const startFaultyTable = (dynamo: string): Promise<HttpStandIn> =>
  startHttp(async ({ headers, body }, response) => {
    const target = String(headers['x-amz-target']);
    const answer = nextAnswer(target, body);
    const perform = async () => {
      const { 'x-amz-target': _, 'content-type': type, authorization, 'x-amz-date': date } = headers;
      const sent = { 'x-amz-target': target, 'content-type': String(type), 'x-amz-date': String(date) };
      return fetch(dynamo, { method: 'POST', body, headers: { ...sent, authorization: String(authorization) } });
    };
    if (answer === undefined) {
      const reply = await perform();
      response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await reply.text());
      return;
    }
    if (answer.startsWith('performs')) await perform();
    if (answer.endsWith('hollow')) return sendJson(response, 200, {});
    if (answer === 'is busy') return sendJson(response, 500, {}, 'InternalServerError');
    sendJson(response, 400, { message: 'no' }, 'AccessDeniedException');
  });
