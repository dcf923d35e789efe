import { afterAll, beforeAll, expect, it } from 'vitest';
import { startReceiver } from '../../../support/deliveries/receiver.ts';
import { startSender } from './sender.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver('crm');
});
afterAll(() => receiver.close());

it('sends nothing to this machine in AWS, whatever the settings say', async () => {
  const { url } = receiver;
  const sender = await startSender({ plain: url, tls: url.replace('http:', 'https:') });
  expect(await sender.send('plain')).toMatchObject({ status: null, error: 'only https URLs are allowed' });
  expect(await sender.send('tls')).toMatchObject({ status: null, error: '127.0.0.1 is not a public address' });
  expect([receiver.received, receiver.forged]).toEqual([[], []]);
  await sender.close();
});

it('sends a signed event to this machine on one machine', async () => {
  const sender = await startSender({ crm: receiver.url }, { ALLOW_LOOPBACK: 'true' });
  expect(await sender.send('crm')).toMatchObject({ status: 204, error: null });
  expect(receiver.received).toMatchObject([{ id: 'evt_1' }]);
  await sender.close();
});
