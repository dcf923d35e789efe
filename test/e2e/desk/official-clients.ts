import { randomUUID } from 'node:crypto';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv';
import { describe, expect, it } from 'vitest';
import { DESK_ACCESS } from '../../../core/access/scopes.ts';
import { says } from '../../support/bedrock/bedrock-replies.ts';
import { callTool } from '../../support/rpc.ts';
import { CLIENTS } from '../server/clients.ts';
import type { TestClient } from '../server/test-client.ts';
import { bedrock, deskUrl, server } from '../server/the-server.ts';

const CASE = () => ({ customer: randomUUID(), conversation_id: randomUUID() });
type Case = ReturnType<typeof CASE>;

const say = async ({ customer, conversation_id }: Case, message: string) =>
  (await callTool(server.url, 'chat_with_ai', { message, user_id: customer, conversation_id })).data;

const ask = async (client: TestClient, name: string, args: Record<string, unknown>) => {
  const { isError = false, structuredContent } = await client.call(name, args);
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what its tool returns.
  return { isError, data: structuredContent as any };
};

/** Whether a conversation waits, on any page of the queue. */
const waits = async (client: TestClient, { conversation_id }: Case): Promise<boolean> => {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data } = await ask(client, 'list_queue', { view: 'waiting', cursor });
    if (data.rows.some((row: Case) => row.conversation_id === conversation_id)) return true;
    cursor = data.next_cursor;
  }
  return false;
};

describe.concurrent.each(CLIENTS)('at the desk, the client %s', (_, connect, protocol) => {
  it('lists the tools of people, and no other, with hints and schemas that compile', async () => {
    const client = await connect(deskUrl());
    const tools = await client.list();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(DESK_ACCESS.tools));
    const schemas = new AjvJsonSchemaValidator();
    for (const { title, description, annotations, inputSchema, outputSchema } of tools) {
      expect([title, description]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
      expect(annotations).toMatchObject({ readOnlyHint: expect.any(Boolean), openWorldHint: false });
      expect(schemas.getValidator(inputSchema as never)({}).errorMessage ?? '').not.toContain('schema');
      expect(schemas.getValidator(outputSchema as never)({ nothing: 1 }).valid).toBe(false);
    }
    expect(client.server()).toMatchObject({ name: 'frontdesk-desk' });
    expect(client.protocol).toBe(protocol);
    await client.close();
  });
});

const TWO = CLIENTS.filter(([, , protocol], at) => CLIENTS.findIndex((each) => each[2] === protocol) === at);

describe.concurrent.each(TWO)('a hand-off with the client %s', (_, connect) => {
  it('goes from the customer to a person and back, and the assistant knows what was said', async () => {
    const it = CASE();
    const models = bedrock.scenario();
    models.script({ fast: [says('Your parcel is on its way.')] });
    const client = await connect(deskUrl());
    await client.list();

    expect((await say(it, 'I want to talk to a human')).conversation).toMatchObject({ state: 'waiting' });
    expect(await waits(client, it)).toBe(true);

    const taken = await ask(client, 'take_over', it);
    expect(taken).toMatchObject({ isError: false, data: { outcome: 'done', desk: { state: 'human' } } });
    expect(await waits(client, it)).toBe(false);

    const reply = { ...it, text: 'The parcel left Hamburg today.', message_id: randomUUID() };
    const before = (await ask(client, 'open_case', it)).data.version;
    const replied = await ask(client, 'reply', reply);
    expect(replied.data).toMatchObject({ outcome: 'done', replayed: false, post: { kind: 'reply' } });
    expect((await ask(client, 'reply', reply)).data).toMatchObject({ replayed: true, post: replied.data.post });
    expect(await ask(client, 'reply', { ...reply, text: 'Another text.' })).toMatchObject({
      isError: true,
      data: { code: 'KEY_REUSED', message_id: reply.message_id },
    });
    await ask(client, 'note', { ...it, text: 'Call the carrier.' });

    expect(await say(it, 'Thank you. Which carrier?')).toMatchObject({ status: 'held' });
    expect(models.of('fast')).toEqual([]);

    const stale = await ask(client, 'give_back', { ...it, version: before });
    expect(stale).toMatchObject({
      isError: true,
      data: { code: 'CONFLICT', retryable: false, desk: { state: 'human' } },
    });

    const seen = (await ask(client, 'open_case', it)).data;
    expect(seen.entries.map(({ kind, status }: Record<string, string>) => kind ?? status)).toEqual([
      'answered',
      'notice',
      'reply',
      'note',
      'held',
    ]);
    const given = await ask(client, 'give_back', { ...it, version: seen.version });
    expect(given.data).toMatchObject({ outcome: 'done', desk: { state: 'bot', assignee: null } });

    expect(await say(it, `When does it come? ${models.marker}`)).toMatchObject({
      ...{ status: 'answered', answer: 'Your parcel is on its way.' },
    });
    const asked = JSON.stringify(models.of('fast').at(-1)?.body);
    expect(asked).toContain('The parcel left Hamburg today.');
    expect(asked).not.toContain('Call the carrier.');
    await client.close();
  });

  it('is closed, found among the closed ones, reopened, and the message after a close begins an episode', async () => {
    const it = CASE();
    const client = await connect(deskUrl());
    await client.list();
    await say(it, 'I want to talk to a human');
    await ask(client, 'take_over', it);
    const version = async () => (await ask(client, 'open_case', it)).data.version;
    const closed = await ask(client, 'close', { ...it, version: await version(), resolution: 'solved' });
    expect(closed.data).toMatchObject({ outcome: 'done', desk: { state: 'closed' } });
    const listed = (await ask(client, 'list_queue', { view: 'closed' })).data;
    expect(listed.rows.map((row: Case) => row.conversation_id)).toContain(it.conversation_id);
    const reopened = await ask(client, 'reopen', { ...it, version: await version() });
    expect(reopened.data).toMatchObject({ outcome: 'done', desk: { state: 'human' } });
    await ask(client, 'close', { ...it, version: await version(), resolution: 'no_reply' });
    await say(it, 'I want to talk to a human');
    const { data } = await ask(client, 'open_case', it);
    expect(data).toMatchObject({ desk: { state: 'waiting' }, episodes: [{ episode: 1, resolution: 'no_reply' }] });
    await client.close();
  });
});

describe.concurrent.each(TWO)('a look at what happened with the client %s', (_, connect) => {
  it('traces each turn by its states, without its words, and no turn of another conversation', async () => {
    const [it, other] = [CASE(), CASE()];
    const models = bedrock.scenario();
    models.script({ fast: [says('Your secret parcel.')] });
    const client = await connect(deskUrl());
    await client.list();
    const first = await say(it, `Where is my secret? ${models.marker}`);
    const last = await say(it, 'I want to talk to a human');
    await say(other, 'I want to talk to a human');

    const { data } = await ask(client, 'get_trace', it);
    expect(data.turns.map(({ turn_id }: { turn_id: string }) => turn_id)).toEqual([last.turn_id, first.turn_id]);
    expect(data.trace).toMatchObject({
      turn_id: last.turn_id,
      handoff: { requested: true, reason: 'asked_for_human' },
    });
    const traced = await ask(client, 'get_trace', { ...it, turn_id: first.turn_id });
    expect(traced.data.trace).toMatchObject({
      execution: expect.stringMatching(/^arn:aws:states:/),
      console_url: null,
    });
    const states = traced.data.trace.states.map(({ state }: { state: string }) => state);
    expect(states).toEqual(expect.arrayContaining(['LoadHistory', 'OptimizeContext', 'InvokeModel']));
    expect(traced.data.trace.usage.calls).toMatchObject([{ tier: 'fast' }, { tier: 'triage' }]);
    expect(JSON.stringify(traced.data)).not.toContain('secret');
    expect(await ask(client, 'get_trace', { ...other, turn_id: first.turn_id })).toMatchObject({
      ...{ isError: true, data: { code: 'NOT_FOUND' } },
    });
    await client.close();
  });

  it('reads the settings, and what the customer said', async () => {
    const it = CASE();
    const client = await connect(deskUrl());
    await client.list();
    expect((await ask(client, 'get_settings', {})).data).toMatchObject({
      you: { id: 'local', role: 'supervisor', teams: null },
      ...{ stage: 'local', playbook: { handoff: 'on' }, models: { tiers: { fast: {} } }, limits: { turn_seconds: 55 } },
    });
    const { turn_id } = await say(it, 'I want to talk to a human');
    const { conversation_id, customer: user_id } = it;
    await callTool(server.url, 'give_feedback', { conversation_id, user_id, turn_id, score: 2, comment: 'Slow.' });
    expect((await ask(client, 'open_case', it)).data).toMatchObject({
      // Another test may take it meanwhile, which adds a notice.
      entries: expect.arrayContaining([
        expect.objectContaining({ turn_id, feedback: { score: 2, comment: 'Slow.', at: expect.any(String) } }),
      ]),
      feedback: null,
    });
    await client.close();
  });
});

describe.concurrent('take_next', () => {
  it('gives a conversation to one call only', async () => {
    await Promise.all([CASE(), CASE(), CASE()].map((it) => say(it, 'I want to talk to a human')));
    const taken = await Promise.all([1, 2, 3].map(() => callTool(deskUrl(), 'take_next', {})));
    const ids = taken.map(({ data }) => data.conversation_id);
    expect(taken.map(({ data }) => data.outcome)).toEqual(['done', 'done', 'done']);
    expect(new Set(ids).size).toBe(3);
  });
});
