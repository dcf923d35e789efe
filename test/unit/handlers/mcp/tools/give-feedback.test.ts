import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../../../core/access/scopes.ts';
import { systemClock } from '../../../../../core/config/clock.ts';
import { timeLimits } from '../../../../../core/config/time-limits.ts';
import { type Desk, NO_DESK } from '../../../../../core/desk/desk.ts';
import { actAtDesk } from '../../../../../handlers/mcp/tools/desk-act.ts';
import { giveFeedback } from '../../../../../handlers/mcp/tools/give-feedback.ts';
import { type DeskOutcome, type DeskRequest, NO_DESK_OUTCOME } from '../../../../../statemachines/desk-contract.ts';
import { quietLog } from '../../../../support/values.ts';

/** The result of a call whose act ends so, and what the desk was asked. */
const given = async (
  args: object,
  outcome: DeskOutcome['outcome'] = 'done',
  desk: Desk = NO_DESK,
  scopes: readonly Scope[] = SCOPES,
) => {
  const asked: DeskRequest[] = [];
  const run = async (input: unknown) => {
    asked.push((input as { request: DeskRequest }).request);
    return { execution: 'e', output: { ...NO_DESK_OUTCOME, outcome, desk } };
  };
  const tool = giveFeedback(actAtDesk({ run }, systemClock, timeLimits()))(quietLog, { record: () => {} });
  const caller = { customer: 'ada', scopes, client: null, network: null, remainingMs: () => 1000 };
  const call = { conversation_id: 'c-1', message_id: 'm-1', score: 5, ...args };
  const { isError = false, structuredContent: data } = await tool.call(call, caller);
  return { isError, data, asked };
};

describe('give_feedback', () => {
  it('has the score of an answer stored, for the customer of the call', async () => {
    const { data, asked } = await given({ turn_id: 't-1', comment: 'Danke,\n das half.' });
    expect(data).toEqual({ conversation_id: 'c-1', message_id: 'm-1', turn_id: 't-1', episode: null, score: 5 });
    expect(asked).toMatchObject([
      {
        ...{ action: 'give_feedback', message_id: 'm-1', conversation: { customer: 'ada', conversation: 'c-1' } },
        actor: { kind: 'customer', id: 'ada' },
        feedback: { turn: 't-1', score: 5, comment: 'Danke,\n das half.' },
      },
    ]);
  });

  it.each(['done', 'replayed'] as const)('without a turn names the episode that was rated (%s)', async (outcome) => {
    const by = { kind: 'customer', id: 'ada', name: '' } as const;
    const ended = { episode: 2, from: null, to: '1-a', closed_at: 1, by, resolution: 'solved' as const };
    const { data, asked } = await given({ score: 1 }, outcome, { ...NO_DESK, episode: 3, closed: [ended] });
    expect(data).toMatchObject({ turn_id: null, episode: 2, score: 1 });
    expect(asked[0]?.feedback).toEqual({ turn: null, score: 1, comment: null });
    expect((await given({}, outcome)).data).toMatchObject({ episode: 1 });
  });

  it('of an answer or a conversation that the customer has not is NOT_FOUND', async () => {
    const wrong = await given({ turn_id: 't-1' }, 'not_found');
    const message = 'The customer has no such answer in this conversation.';
    expect(wrong).toMatchObject({ isError: true, data: { code: 'NOT_FOUND', message, message_id: 'm-1' } });
    expect((await given({}, 'not_found')).data).toMatchObject({ message: 'Conversation not found.' });
  });

  it.each([
    [{ score: 0 }, 'score'],
    [{ score: 6 }, 'score'],
    [{ score: 4.5 }, 'score'],
    [{ score: 'good' }, 'score'],
    [{ score: null }, 'score'],
    [{ comment: 'a'.repeat(1001) }, 'comment'],
    [{ comment: ' \n' }, 'comment'],
    [{ comment: '\ud83d' }, 'comment'],
    [{ comment: ['Bad.'] }, 'comment'],
    [{ turn_id: 'a\nb' }, 'turn_id'],
    [{ conversation_id: null }, 'conversation_id'],
    [{ turnId: 't-1' }, 'turnId'],
  ])('with %j is INVALID, and %s is named', async (args, field) => {
    const { data, asked } = await given(args);
    expect(data).toMatchObject({ code: 'INVALID', message: expect.stringContaining(field) });
    expect(asked).toEqual([]);
  });

  it('takes an empty comment as none', async () => {
    expect((await given({ comment: '' })).asked[0]?.feedback).toMatchObject({ comment: null });
  });

  it('for another customer is FORBIDDEN without support:act_as', async () => {
    expect(await given({ user_id: 'bob' }, 'done', NO_DESK, ['support:chat'])).toMatchObject({
      ...{ isError: true, data: { code: 'FORBIDDEN' }, asked: [] },
    });
    const { asked } = await given({ user_id: 'bob' });
    expect(asked).toMatchObject([{ conversation: { customer: 'bob' }, actor: { id: 'bob' } }]);
  });
});
