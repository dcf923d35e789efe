import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { callTool } from '../support/rpc.ts';

/** From a message in the chat to a ticket in the sample CRM, and from there back to the customer. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ port: 0, environment: {} });
}, 60_000);
afterAll(() => stack?.close());

const page = async (path: string) => (await fetch(`${stack.crm}${path}`)).text();
const until = <T>(read: () => Promise<T>) => vi.waitFor(read, { timeout: 20_000, interval: 200 });

describe('a conversation that is handed off', () => {
  it('becomes one ticket, is linked, is answered and closed from there, and is erased with its customer', async () => {
    const conversation_id = `c-${randomUUID()}`;
    const which = { customer: 'alice', conversation_id };
    const say = (message: string) =>
      callTool(stack.url, 'chat_with_ai', { message, user_id: 'alice', conversation_id, message_id: randomUUID() });
    const readCase = async () => (await callTool(stack.desk, 'open_case', which)).data as Record<string, never>;
    await say('I want to talk to a human');

    const number = await until(async () => {
      const [, found] = /href="\/tickets\/(\d+)"/.exec(await page('/')) ?? [];
      expect(found).toBeDefined();
      return found;
    });
    const url = `${stack.crm}/tickets/${number}`;
    await until(async () =>
      expect(await readCase()).toMatchObject({ desk: { ticket: { system: 'CRM', id: number, url } } }),
    );

    const submit = async (form: string, fields: Record<string, string>) => {
      const shown = await page(`/tickets/${number}`);
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown)?.[1] ?? '';
      const body = new URLSearchParams({
        ...{ token: hidden('token'), version: hidden('version'), id: randomUUID() },
        ...fields,
      });
      const request = { method: 'POST', headers: { origin: stack.crm ?? '' }, body, redirect: 'manual' } as const;
      return (await fetch(`${url}/${form}`, request)).status;
    };
    expect(await submit('reply', { text: 'Hello Alice' })).toBe(303);
    expect(await readCase()).toMatchObject({
      desk: { state: 'human', assignee: { id: 'crm', name: 'Service team' } },
      entries: expect.arrayContaining([expect.objectContaining({ kind: 'reply', text: 'Hello Alice' })]),
    });
    expect(await submit('close', { resolution: 'solved' })).toBe(303);
    await until(async () => {
      const shown = await page(`/tickets/${number}`);
      for (const words of ['Taken over by Service team', 'Service team wrote to the customer', 'Closed: solved'])
        expect(shown).toContain(words);
    });
    expect((await page('/')).match(/class="row"/g)).toHaveLength(1);

    await callTool(stack.desk, 'erase_customer', { customer: 'alice', message_id: randomUUID() });
    await until(async () =>
      expect(await callTool(stack.desk, 'open_case', which)).toMatchObject({ data: { code: 'NOT_FOUND' } }),
    );
  });
});
