import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../adapters/webhooks/sign-webhook.ts';
import { EventType } from '../../core/events/catalogue.ts';
import { isWanted } from '../../examples/crm/tickets/event.ts';
import { openTicketBook } from '../../examples/crm/tickets/ticket-book.ts';
import { receiveWebhook } from '../../examples/crm/webhooks/receive-webhook.ts';
import { sampleEvent } from '../../local/webhook/sample-event.ts';

const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(24)).toString('base64')}`;
const [OLD, NEW] = [secretOf('o'), secretOf('n')] as const;

const aCall = (type: EventType, json: (event: object) => string = JSON.stringify) => {
  const event = sampleEvent(type, Date.now());
  return { endpoint: 'crm', id: String(event.id), timestamp: Date.now(), body: json(event) };
};
type Call = ReturnType<typeof aCall>;

/** The signature of the reference library, without our code. */
const byReference = ({ id, timestamp, body }: Call) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(timestamp / 1000)),
  'webhook-signature': new Webhook(NEW).sign(id, new Date(timestamp), body),
});

/** The sample CRM’s receiver with the secret `secrets`, and the tickets that it opened. */
const aReceiver = (secrets = NEW) => {
  const book = openTicketBook();
  const receive = receiveWebhook(secrets, book, () => {});
  const post = async ({ body }: Call, headers: Record<string, string>) =>
    (await receive(new Request('http://crm.example/webhooks', { method: 'POST', headers, body }))).status;
  return { book, post };
};

describe('the signature of an event', () => {
  it.each(EventType.options)(
    'of the type %s is verified by the reference library and by the sample CRM',
    async (type) => {
      const call = aCall(type);
      const headers = { ...signWebhook(NEW, call) };
      expect(new Webhook(NEW).verify(call.body, headers)).toEqual(JSON.parse(call.body));
      expect(headers).toEqual(byReference(call));
      const { book, post } = aReceiver();
      expect(await post(call, headers)).toBe(204);
      expect(book.all()).toHaveLength(type === 'conversation.handed_off' ? 1 : 0);
      expect(isWanted('turn.settled')).toBe(false);
    },
  );

  it('that the reference library made is taken by the sample CRM, and another one is not', async () => {
    const call = aCall('conversation.handed_off');
    const { book, post } = aReceiver();
    expect(await post(call, { ...byReference(call), 'webhook-id': 'evt_other' })).toBe(401);
    expect(await aReceiver(OLD).post(call, byReference(call))).toBe(401);
    expect(book.all()).toEqual([]);
    expect(await post(call, byReference(call))).toBe(204);
    expect(await post(call, byReference(call))).toBe(204);
    expect(book.all()).toHaveLength(1);
  });

  it('covers the bytes, and not what they mean', async () => {
    const call = aCall('conversation.handed_off', (event) => JSON.stringify(event, null, 1));
    const parsed = { ...call, body: JSON.stringify(JSON.parse(call.body)) };
    const { post } = aReceiver();
    expect(await post(call, { ...signWebhook(NEW, parsed) })).toBe(401);
    expect(await post(call, { ...signWebhook(NEW, call) })).toBe(204);
  });

  it('is taken with the old secret and with the new one while one replaces the other', async () => {
    const call = aCall('conversation.handed_off');
    const headers = { ...signWebhook(`${NEW} ${OLD}`, call) };
    for (const secrets of [OLD, NEW, `${NEW} ${OLD}`]) expect(await aReceiver(secrets).post(call, headers)).toBe(204);
  });
});
