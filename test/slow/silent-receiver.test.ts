import { expect, it } from 'vitest';
import { startSender } from '../integration/handlers/webhooks/sender.ts';
import { startHttp } from '../support/http-stand-in.ts';

it('a receiver that never answers is waited for as long as docs/webhooks.md says, and then has failed', async () => {
  const receiver = await startHttp(() => {});
  const sender = await startSender({ crm: receiver.url }, { ALLOW_LOOPBACK: 'true' });
  expect(await sender.send('crm')).toMatchObject({ status: null, error: 'no response within 15 s', gone: false });
  await sender.close();
  await receiver.close();
});
