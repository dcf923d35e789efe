import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type Crm, type CrmOptions, startCrm } from '../../examples/crm/crm.ts';
import type { TicketEvent } from '../../examples/crm/tickets/event.ts';
import { sendJson, startHttp } from './http-stand-in.ts';

export const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const CUSTOMER = 'alice';

type Data = Partial<TicketEvent['data']>;

/** An event of a conversation. Its sequence is also the minute at which it happened, unless it has none. */
export const anEvent = (type: string, minute: number, data: Data = {}, sequence: number | null = minute): TicketEvent =>
  ({
    ...{ type: type.includes('.') ? type : `conversation.${type}`, id: `evt_${randomUUID()}`, sequence },
    timestamp: new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString(),
    data: { customer: CUSTOMER, conversation: 'c-1', episode: 1, ...data },
  }) as TicketEvent;

/** What a sender posts: the body, and its headers signed with a secret. */
export const signed = (
  body: string,
  { id = `evt_${randomUUID()}`, at = new Date(), secret = SECRET }: { id?: string; at?: Date; secret?: string } = {},
) => ({
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  },
});

/** Sends an event as it is sent to the CRM at `url`; resolves to the status. */
export const deliver = async (url: string, event: TicketEvent): Promise<number> =>
  (await fetch(`${url}/webhooks`, signed(JSON.stringify(event), { id: event.id }))).status;

interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
}

/** A desk that answers each tool as it is told, by its name; by default each act is carried out. `null` cuts the connection. */
export const startCrmDesk = async () => {
  const calls: Call[] = [];
  const answers = new Map<string, object | null>([['open_case', aCase()]]);
  const server = await startHttp(({ headers, body }, response) => {
    const { params } = JSON.parse(body);
    calls.push({ ...params, authorization: headers.authorization });
    const answer = answers.has(params.name) ? answers.get(params.name) : {};
    if (!answer) return void response.destroy();
    const result = { structuredContent: answer, isError: 'code' in answer, content: [] };
    sendJson(response, 200, { jsonrpc: '2.0', id: 1, result });
  });
  return {
    url: `${server.url}/desk`,
    /** Those of the tools that write. */
    acts: () => calls.filter(({ name }) => name !== 'open_case'),
    answer: (tool: string, answer: object | null) => void answers.set(tool, answer),
    close: () => server.close(),
  };
};

export const aCase = (over: object = {}) => ({
  version: 4,
  desk: { state: 'waiting', team: 'support', assignee: null },
  entries: [{ type: 'turn', sent_at: '2026-11-27T09:00:00.000Z', message: 'A person, please', answer: null }],
  next_cursor: null,
  ...over,
});

export const CONFLICT = {
  ...{ code: 'CONFLICT', message: 'Nothing was done.', retryable: false },
  desk: { state: 'human', team: 'support', assignee: { id: 'ben', name: 'Ben <b>Okoye' } },
};

export const aCrm = (desk: string, over: Partial<CrmOptions> = {}): Promise<Crm> =>
  startCrm({ port: 0, webhookSecrets: SECRET, desk, ...over });
