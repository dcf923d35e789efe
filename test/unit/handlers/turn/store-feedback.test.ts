import { describe, expect, it } from 'vitest';
import { type Desk, NO_DESK } from '../../../../core/desk/desk.ts';
import type { Rated } from '../../../../core/desk/feedback.ts';
import { storeFeedback } from '../../../../handlers/turn/desk/store-feedback.ts';
import type { DeskRequest } from '../../../../statemachines/desk-contract.ts';

const conversation = { customer: 'ada', conversation: 'c-1' };

/** What a step stores of feedback with this turn, in a conversation whose only answer is `t-1`. */
const storing = async (turn: string | null, desk: Desk = NO_DESK) => {
  const stored: [Rated, object][] = [];
  const step = storeFeedback({
    isAnswer: async (_, key) => key === 't-1',
    put: async (id, rated, feedback) => {
      expect(id).toEqual(conversation);
      stored.push([rated, feedback]);
    },
    since: async () => Promise.reject(new Error('never read')),
  });
  const request: DeskRequest = {
    ...{ action: 'give_feedback', actor: { kind: 'customer', id: 'ada', name: '' }, client: null, teams: null },
    ...{ message_id: 'm-1', conversation, version: null, text: null, team: null, languages: [], resolution: null },
    ...{ contact: null, started_at: 7, deadline: 9, feedback: { turn, score: 2, comment: 'Hm.' } },
  };
  const moved = { outcome: 'done', conversation, desk, fence: false, notice: null, waited_ms: null } as const;
  const { outcome } = await step({ request, move: { ...moved, spans: [] } }, { execution: 'me' });
  return { outcome, stored };
};

describe('StoreFeedback', () => {
  it('stores what is said of an answer, with the time at which it was said', async () => {
    const stored = [[{ turn: 't-1' }, { score: 2, comment: 'Hm.', at: 7 }]];
    expect(await storing('t-1')).toEqual({ outcome: 'done', stored });
  });

  it('stores nothing of what is no answer', async () => {
    expect(await storing('t-2')).toEqual({ outcome: 'not_found', stored: [] });
  });

  it('without a turn rates the last closed episode, or else the current one', async () => {
    const by = { kind: 'customer', id: 'ada', name: '' } as const;
    const ended = { from: null, to: '1-a', closed_at: 1, by, resolution: 'solved' as const };
    const closed = [
      { ...ended, episode: 2 },
      { ...ended, episode: 1 },
    ];
    expect((await storing(null)).stored).toMatchObject([[{ episode: 1 }, {}]]);
    expect((await storing(null, { ...NO_DESK, episode: 3, closed })).stored).toMatchObject([[{ episode: 2 }, {}]]);
  });
});
