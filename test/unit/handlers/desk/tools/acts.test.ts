import { describe, expect, it } from 'vitest';
import type { Operator } from '../../../../../handlers/desk/operator-caller.ts';
import { aCall } from '../../../../support/values.ts';
import { ANA, aDesk, aTestDesk, CALLS, NOW } from '../the-desk.ts';

const BEN = { id: 'ben', name: 'Ben' };

describe('the request of an act', () => {
  it.each([
    ['reply', { action: 'reply', text: 'Hello', version: null }],
    ['note', { action: 'note', text: 'Angry', version: null }],
    ['transfer', { action: 'transfer', team: 'support', version: 2 }],
    ['close', { action: 'close', resolution: 'solved', version: 2 }],
    ['take_over', { action: 'take_over', version: null }],
    ['link_ticket', { ticket: { system: 'CRM', id: '1042', url: 'https://crm.example/tickets/1042' }, episode: 2 }],
  ])('of %s names who asks for what, on which conversation', async (name, expected) => {
    const { call, requests } = aTestDesk();
    await call(name, CALLS[name] ?? {});
    expect(requests).toMatchObject([
      {
        ...{ ...expected, actor: ANA.actor, client: 'console', teams: null, contact: null },
        ...{ conversation: { customer: 'ada', conversation: 'c-1' }, started_at: NOW, deadline: NOW + 10_000 },
      },
    ]);
  });

  it('of take_next names no conversation, and the teams of the caller', async () => {
    const { call, requests } = aTestDesk();
    await call('take_next', { team: 'support', languages: ['de', 'en'] }, { ...ANA, teams: ['support'] });
    expect(requests).toMatchObject([
      { conversation: null, team: 'support', teams: ['support'], languages: ['de', 'en'] },
    ]);
  });

  it('of a program is a machine’s', async () => {
    const { call, requests } = aTestDesk();
    const crm: Operator = { ...ANA, actor: { kind: 'machine', id: 'crm', name: 'CRM' }, scopes: ['support:integrate'] };
    await call('reply', CALLS.reply ?? {}, crm);
    expect(requests[0]?.actor).toEqual({ kind: 'machine', id: 'crm', name: 'CRM' });
  });

  it('is not made for a team that the caller does not work for', async () => {
    const { call, requests } = aTestDesk();
    const other = { ...ANA, teams: ['billing'] };
    const { isError, data } = await call('take_next', { team: 'support' }, other);
    expect([isError, data.code, requests]).toEqual([true, 'FORBIDDEN', []]);
    // A conversation may be passed to any team.
    expect((await call('transfer', CALLS.transfer ?? {}, other)).isError).toBe(false);
  });
});

describe('the outcome of an act', () => {
  it('done: the desk, the post, and the messages that wait for the person', async () => {
    const post = { key: `${NOW}-a`, kind: 'reply', author: BEN, text: 'Hello', move: null } as const;
    const desk = aDesk({ state: 'human', version: 5, assignee: { id: 'ana', name: 'Ana' } });
    const { call } = aTestDesk({ outcome: { desk, post, held: 2, under_way: ['k'] } });
    const { isError, data, text } = await call('reply', CALLS.reply ?? {});
    expect(isError).toBe(false);
    expect(data).toMatchObject({
      ...{ outcome: 'done', replayed: false, held: 2, under_way: ['k'], suggestion: null },
      desk: { state: 'human', assignee: { id: 'ana', name: 'Ana' } },
      post: { id: `${NOW}-a`, kind: 'reply', author: BEN, at: new Date(NOW).toISOString() },
    });
    expect(text).not.toMatch(/version/i);
  });

  it('replayed: the same, and it says so', async () => {
    const { call, measured } = aTestDesk({ outcome: { outcome: 'replayed', waited_ms: 60_000 } });
    expect((await call('take_over', CALLS.take_over ?? {})).data).toMatchObject({ outcome: 'done', replayed: true });
    expect(measured.filter(([name]) => name === 'HandoffWait')).toEqual([]);
  });

  it('done: a transfer names the team for which the conversation waits', async () => {
    const { call } = aTestDesk({ outcome: { desk: aDesk({ state: 'waiting', team: 'billing' }) } });
    expect((await call('transfer', CALLS.transfer ?? {})).text).toBe('The conversation waits for the team billing.');
  });

  it('done: how long the customer waited is measured once', async () => {
    const { call, measured } = aTestDesk({ outcome: { waited_ms: 60_000 } });
    await call('take_over', CALLS.take_over ?? {});
    expect(measured.filter(([name]) => name === 'HandoffWait')).toEqual([['HandoffWait', 60_000]]);
  });

  it('empty: nobody waits, which is no error', async () => {
    const { call } = aTestDesk({ outcome: { outcome: 'empty', desk: null, conversation: null } });
    const { isError, data, text } = await call('take_next', {});
    expect([isError, data.outcome, data.conversation_id, text]).toEqual([
      false,
      'nobody_waits',
      null,
      'No conversation waits.',
    ]);
  });

  it('a suggestion with what it cost, and that it was not sent', async () => {
    const calls = [aCall({ model: 'fast-1', cost_micro_usd: 1500 })];
    const { call } = aTestDesk({ outcome: { suggestion: { text: 'Dear Ada', calls } } });
    const { data, text } = await call('suggest_reply', CALLS.suggest_reply ?? {});
    expect(data.suggestion).toEqual({ text: 'Dear Ada', model: 'fast-1', cost_usd: 0.0015 });
    expect(text).toContain('Dear Ada');
    expect(text).toContain('not sent');
  });

  it.each([
    ['not_found', 'NOT_FOUND', /Conversation not found/],
    ['key_reused', 'KEY_REUSED', /message_id was used for a different call/],
    ['limit', 'QUOTA', /too often/],
  ] as const)('%s is the error %s, which no repeat helps', async (outcome, code, words) => {
    const { isError, data, text } = await aTestDesk({ outcome: { outcome } }).call('reply', CALLS.reply ?? {});
    expect([isError, data.code, data.retryable]).toEqual([true, code, false]);
    expect(text).toMatch(words);
  });

  it('that is not known is BUSY, to be repeated with the same message_id', async () => {
    const run = async () => Promise.reject(new Error('secret words'));
    const { data, text } = await aTestDesk({ workflow: { run } }).call('reply', CALLS.reply ?? {});
    expect(data).toMatchObject({ code: 'BUSY', retryable: true, retry_after_ms: expect.any(Number) });
    expect(text).toMatch(/same message_id/);
  });

  it('that is no outcome is BUSY', async () => {
    const run = async () => ({ execution: 'arn:e', output: {} });
    expect((await aTestDesk({ workflow: { run } }).call('reply', CALLS.reply ?? {})).data.code).toBe('BUSY');
  });
});

describe('CONFLICT', () => {
  it.each([
    ['a colleague', aDesk({ state: 'human', version: 7, assignee: BEN }), 'Ben has this conversation.'],
    [
      'the caller, at a later version',
      aDesk({ state: 'human', version: 8, assignee: { id: 'ana', name: 'Ana' } }),
      'You have this conversation.',
    ],
    ['nobody yet', aDesk({ state: 'waiting', version: 2, team: 'billing' }), 'of the team billing.'],
    ['the assistant', aDesk({ version: 3 }), 'The assistant has this conversation.'],
    ['nobody any more', aDesk({ state: 'closed', version: 9 }), 'This conversation is closed.'],
  ])('says that %s has it, in words and as data, and what to do', async (_, desk, words) => {
    const { call } = aTestDesk({ outcome: { outcome: 'lost', desk } });
    const { isError, data, text } = await call('give_back', CALLS.give_back ?? {});
    expect([isError, data.code, data.retryable]).toEqual([true, 'CONFLICT', false]);
    expect(text).toContain(words);
    // A repeat with the same message_id would get the same stored outcome.
    expect(text).toMatch(/open_case.*new message_id/);
    expect(data).toMatchObject({ customer: 'ada', conversation_id: 'c-1', desk: { state: desk.state } });
    // Who has not read the conversation cannot name its version.
    expect(data.desk).not.toHaveProperty('version');
    expect(text).not.toContain(`${desk.version}`);
  });
});
