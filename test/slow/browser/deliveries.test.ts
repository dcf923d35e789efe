import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems } from '../../support/browser/accessibility.ts';
import { openPage } from '../../support/browser/open-page.ts';
import { type PagesSystem, startPages } from '../../support/browser/pages-system.ts';
import { callTool } from '../../support/rpc.ts';

let system: PagesSystem;
/** Its status, for both receivers: `erp` by 500 is down, and `bi` by 410 wants no more events. */
let server: Server;
beforeAll(async () => {
  server = createServer(({ url }, response) => response.writeHead(url === '/erp' ? 500 : 410).end()).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receivers = ['erp', 'bi'].map((name) => ({
    ...{ name, url: `http://127.0.0.1:${port}/${name}`, secret: 'env:SECRET' },
    events: ['conversation.handed_off'],
  }));
  const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
  system = await startPages({ WEBHOOKS: JSON.stringify(receivers), SECRET });
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
  server.close();
});

it('a page that stays open shows an outage, and what became of a delivery that was sent again', async () => {
  await using opened = await openPage(system.browser);
  const { page, problems } = opened;
  await page.goto(system.at('/console#/deliveries'));
  await page.getByText('No delivery has failed').waitFor();
  const card = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await card('erp').getByText('On', { exact: true }).waitFor();

  const message = { message: 'I want to talk to a person', conversation_id: 'c-1' };
  expect(await callTool(system.stack.url, 'chat_with_ai', message)).toMatchObject({ isError: false });
  await card('erp').getByText('1 waits after a failed try · last error: HTTP 500').waitFor();
  await card('bi').getByText('Switched off').waitFor();
  const rows = page.getByRole('region', { name: 'Deliveries by status' });
  await rows.getByText('local, conversation c-1').waitFor();
  await rows.getByRole('button', { name: 'Failed 1' }).waitFor();

  await rows.getByRole('button', { name: /^Send again/ }).click();
  await page.getByText('It is switched on again.').waitFor();
  await page.getByText('It is switched on again.').waitFor({ state: 'hidden' });
  await card('bi').getByText('Switched off').waitFor();

  await rows.getByRole('button', { name: /^To send/ }).click();
  await rows.getByRole('button', { name: /^Send now/ }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(problems).toEqual([]);
});
