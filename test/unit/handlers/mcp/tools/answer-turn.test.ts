import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import type { Clock } from '../../../../../core/config/clock.ts';
import { ClientError } from '../../../../../core/errors/client-error.ts';
import type { Metrics } from '../../../../../core/observability/metrics.ts';
import { completeTurn } from '../../../../../core/turn/completion/complete-turn.ts';
import type { CompletedTurn } from '../../../../../core/turn/turn.ts';
import type { Workflow } from '../../../../../core/turn/workflow.ts';
import { answerTurn } from '../../../../../handlers/mcp/tools/answer-turn.ts';
import { aCompletionInput, anAction, aPlaybook, aProposal, quietLog } from '../../../../support/values.ts';

const DAY_MS = 86_400_000;
const turn = completeTurn(aCompletionInput());
const caller = { customer: 'ada', scopes: SCOPES, client: 'app-1', network: null, remainingMs: () => 100_000 };
const metrics = { record: () => {} };
const answerWith = (
  run: Workflow['run'],
  clock: Clock = { now: () => 5000 },
  recorded: Metrics = metrics,
  guide = aPlaybook(),
) =>
  answerTurn({
    ...{ workflow: { run }, clock, playbook: () => guide, metrics: recorded, log: quietLog },
    ...{ turnMs: 60_000, usesTools: false },
  });

/** A clock that is set back by a day, or forward by one, during each turn. */
const jumping = (byMs: number): Clock => {
  let time = Date.now();
  return {
    now: () => {
      time += byMs;
      return time;
    },
  };
};

describe('the total time of a turn', () => {
  it.each([DAY_MS, -DAY_MS])('is what it took when the clock jumps by %d ms', async (byMs) => {
    const run = async () => ({
      execution: 'arn:e',
      output: { outcome: 'completed', turn, retry_after_ms: null, desk: null, posts: [] },
    });
    const { timings } = await answerWith(run, jumping(byMs))({ message: 'Hi' }, caller);
    expect(timings.total_ms).toBeGreaterThanOrEqual(0);
    expect(timings.total_ms).toBeLessThan(DAY_MS / 2);
  });

  it('of a replay is not negative, though the clock was set back during the turn', async () => {
    const back = { ...turn, answered_at: turn.started_at - DAY_MS, timings: [] };
    const run = async () => ({
      execution: 'arn:e',
      output: { outcome: 'replayed', turn: back, retry_after_ms: null, desk: null, posts: [] },
    });
    expect((await answerWith(run)({ message: 'Hi' }, caller)).timings.total_ms).toBe(0);
  });
});

describe('an error of a turn', () => {
  const ids = { message_id: 'm-1', conversation_id: 'c-1' };
  const failing = (run: Workflow['run']) => answerWith(run)({ message: 'Hi', ...ids }, caller);

  it.each([
    ['of the workflow', new ClientError('TIMEOUT', { retryAfterMs: 90_000 }), 'TIMEOUT', 90_000],
    ['that is unexpected', new TypeError('secret words'), 'BUSY', 2000],
  ])('%s has the ids and the time to retry with', async (_, error, code, retryAfterMs) => {
    await expect(failing(async () => Promise.reject(error))).rejects.toMatchObject({
      code,
      retryAfterMs,
      details: ids,
    });
  });

  it.each([
    ['in_progress', 40_000, 'IN_PROGRESS', 40_000],
    ['in_progress', null, 'IN_PROGRESS', 2000],
    ['not_saved', null, 'NOT_SAVED', 2000],
    ['key_reused', null, 'KEY_REUSED', null],
    ['quota', null, 'QUOTA', null],
  ])('is made from the outcome %s with a retry after %j ms', async (outcome, retry_after_ms, code, retryAfterMs) => {
    const run = async () => ({
      execution: 'arn:e',
      output: { outcome, turn: null, retry_after_ms, desk: null, posts: [] },
    });
    await expect(failing(run)).rejects.toMatchObject({ code, retryAfterMs, details: ids });
  });

  it.each([
    ['ada', 'on', /^The daily quota is used up: send the message again after 2026-11-23T13:00:00.000Z\.$/],
    ['visitor:1', 'on', /^Visitors .* after 2026-11-23T13:00:00.000Z\. .*ask_for_person with contact\.$/],
    ['visitor:1', 'off', /^Visitors .* after 2026-11-23T13:00:00.000Z\.$/],
  ] as const)(
    'over a limit says until when to %s, and to a visitor how to be reached (%s)',
    async (customer, handoff, message) => {
      const resets_at = Date.parse('2026-11-23T13:00:00Z');
      const output = { outcome: 'quota', turn: null, retry_after_ms: null, resets_at, desk: null, posts: [] };
      const run = async () => ({ execution: 'arn:e', output });
      const answer = answerWith(
        run,
        undefined,
        undefined,
        aPlaybook({ handoff }),
      )({ message: 'Hi', ...ids }, { ...caller, customer });
      const details = { ...ids, resets_at: '2026-11-23T13:00:00.000Z' };
      await expect(answer).rejects.toMatchObject({ code: 'QUOTA', message: expect.stringMatching(message), details });
    },
  );

  it('with output of another form has the ids, too, and its cause for the log', async () => {
    const run = async () => ({ execution: 'arn:e', output: {} });
    await expect(failing(run)).rejects.toMatchObject({ code: 'BUSY', details: ids, why: { reason: '$ZodError' } });
  });
});

describe('the request of a turn', () => {
  it.each([
    ['for the customer of the token', {}, { customer: 'ada', client: 'app-1', act_as: null }],
    ['for the same customer by name', { user_id: 'ada' }, { customer: 'ada', client: 'app-1', act_as: null }],
    ['for another customer', { user_id: 'bob' }, { customer: 'bob', client: 'app-1', act_as: 'ada' }],
  ])('says who sent it, %s', async (_, over, expected) => {
    const inputs: unknown[] = [];
    const run: Workflow['run'] = async (input) => {
      inputs.push(input);
      return {
        execution: 'arn:e',
        output: { outcome: 'completed', turn, retry_after_ms: null, desk: null, posts: [] },
      };
    };
    const network = '203.0.113.0/24';
    await answerWith(run)({ message: 'Hi', ...over }, { ...caller, network });
    expect(inputs).toMatchObject([{ request: { ...expected, network } }]);
  });
});

describe('a turn with actions', () => {
  const actions = ['cancel_order', 'create_return', 'create_return'].map((tool) => anAction({ tool }));
  const proposal = aProposal('1700000000000-a', ...actions);
  const results = [
    { outcome: 'done', text: 'R-1' },
    { outcome: 'rejected', text: 'Too late.' },
  ] as const;
  const answerOf = async (over: Partial<CompletedTurn>, outcome = 'completed') => {
    const recorded: [name: string, labels: object][] = [];
    const record: Metrics['record'] = (name, _value, labels) => void recorded.push([name, labels]);
    const output = { outcome, turn: { ...turn, ...over }, retry_after_ms: null, desk: null, posts: [] };
    const run = async () => ({ execution: 'arn:e', output });
    const result = await answerWith(run, { now: () => 5000 }, { record })({ message: 'yes' }, caller);
    return { result, counted: recorded.filter(([name]) => name === 'Actions').map(([, labels]) => labels) };
  };

  it('counts each that was begun by its outcome, once', async () => {
    const stored = { actions: { proposal, results: [...results] } };
    expect((await answerOf(stored)).counted).toEqual([{ outcome: 'done' }, { outcome: 'rejected' }]);
    expect((await answerOf(stored, 'replayed')).counted).toEqual([]);
    expect((await answerOf({ actions: null })).counted).toEqual([]);
  });

  it('returns the outcome of each by its position, also of those that were not begun', async () => {
    const { result } = await answerOf({ actions: { proposal, results: [...results] } });
    expect(result.actions).toEqual([
      { id: proposal.id, tool: 'cancel_order', outcome: 'done' },
      { id: proposal.id, tool: 'create_return', outcome: 'rejected' },
      { id: proposal.id, tool: 'create_return', outcome: 'not_begun' },
    ]);
    expect((await answerOf({ actions: null })).result.actions).toEqual([]);
  });

  it('returns a proposal with the id to confirm it by, and what the customer is shown of its actions', async () => {
    const shown = anAction({ preview: 'Refund 4.00 EUR', names: { '1047': 'red mug' }, harmless: true });
    const { result } = await answerOf({ proposal: aProposal('1700000000000-a', shown, ...actions) });
    const { title, arguments: given } = shown;
    expect(result.proposal).toEqual({
      id: '1700000000000-a',
      actions: [
        { tool: 'cancel_order', title, preview: 'Refund 4.00 EUR', arguments: given },
        ...actions.map(({ tool }) => ({ tool, title, preview: null, arguments: given })),
      ],
      later: [],
    });
    expect((await answerOf({ proposal: null })).result.proposal).toBeNull();
  });
});

describe('a message that is held', () => {
  const { key, message_id, message, started_at } = turn;
  const held = { key, message_id, message, started_at, status: 'held', held_at: 1, execution: null };
  const counted = async (outcome: string, of: object) => {
    const names: string[] = [];
    const record: Metrics['record'] = (name) => void names.push(name);
    const run = async () => ({
      execution: 'arn:e',
      output: { outcome, turn: of, retry_after_ms: null, desk: null, posts: [] },
    });
    const { status, replayed } = await answerWith(run, { now: () => 5000 }, { record })({ message: 'Hi' }, caller);
    return { status, replayed, names };
  };

  it('is counted once, as held and not as a turn', async () => {
    expect(await counted('held', held)).toEqual({ status: 'held', replayed: false, names: ['HeldMessages'] });
    expect(await counted('replayed', held)).toEqual({ status: 'held', replayed: true, names: ['Replays'] });
  });

  it('a request for a person in a receipt is no hand-off: the desk counts those that moved', async () => {
    const asked = { ...turn, handoff: { requested: true, reason: 'asked_for_human', words: null } };
    expect((await counted('completed', asked)).names).not.toContain('Handoffs');
  });
});
