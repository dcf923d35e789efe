import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../../../adapters/webhooks/sign-webhook.ts';

const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(24)).toString('base64')}`;
const [OLD, NEW, OTHER] = [secretOf('o'), secretOf('n'), secretOf('x')] as const;
const call = (body = '{"type":"conversation.closed","name":"Zoë 🙂"}') => ({
  ...{ endpoint: 'crm', id: 'evt_1', timestamp: Date.now(), body },
});

describe('a signature', () => {
  it('is verified by the reference library', () => {
    const sent = call();
    expect(new Webhook(OLD).verify(sent.body, signWebhook(OLD, sent))).toEqual(JSON.parse(sent.body));
  });

  it('covers the id, the time and every byte of the body', () => {
    const sent = call();
    const headers = signWebhook(OLD, sent);
    const verify = (body: string, changed: object) => new Webhook(OLD).verify(body, { ...headers, ...changed });
    expect(() => verify(`${sent.body} `, {})).toThrow('No matching signature');
    expect(() => verify(sent.body, { 'webhook-id': 'evt_2' })).toThrow('No matching signature');
    const second = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => verify(sent.body, { 'webhook-timestamp': second })).toThrow('No matching signature');
  });

  it('is there for each of two secrets while one replaces the other', () => {
    const sent = call();
    const headers = signWebhook(` ${NEW}\n${OLD} `, sent);
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [OLD, NEW]) expect(() => new Webhook(secret).verify(sent.body, headers)).not.toThrow();
    expect(() => new Webhook(OTHER).verify(sent.body, headers)).toThrow('No matching signature');
  });

  it.each([
    'open-sesame',
    '',
    'whsec_c2hvcnQ=',
    `${OLD},${NEW}`,
    `${OLD} ${NEW} ${OTHER}`,
    OLD.slice('whsec_'.length),
    `${OLD} short`,
  ])('is not made with the secret %j', (secret) => {
    expect(() => signWebhook(secret, call())).toThrow('must be whsec_');
  });
});
