import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { timeOfKey } from '../../../../../core/config/keys.ts';
import { type Desk, NO_DESK, type Post } from '../../../../../core/desk/desk.ts';
import { completeTurn } from '../../../../../core/turn/completion/complete-turn.ts';
import type { Entry, Transcripts } from '../../../../../core/turn/conversations.ts';
import { getConversationHistory } from '../../../../../handlers/mcp/tools/get-conversation-history.ts';
import { aCompletionInput, anAction, aProposal, quietLog } from '../../../../support/values.ts';

const NOW = 1_700_000_100_000;
const key = (secondsAgo: number) => `${NOW - secondsAgo * 1000}-a`;
const turn = (secondsAgo: number, status: 'pending' | 'held' = 'held'): Entry => {
  const said = { key: key(secondsAgo), message_id: `m-${secondsAgo}`, message: 'Hi', started_at: NOW, execution: null };
  return status === 'held' ? { ...said, status, held_at: NOW } : { ...said, status, owner: 'me', lease: NOW };
};
const reply = (secondsAgo: number, kind: Post['kind'] = 'reply'): Entry => ({
  ...{ key: key(secondsAgo), kind, author: { id: 'staff-1', name: 'Ana' }, text: 'Hello', move: null },
});

/** Entries are given oldest first. Cursors are their positions, so that a test can read them. */
const reading = (
  entries: readonly Entry[],
  onRead: (what: string) => void = () => {},
  desk: Desk = { ...NO_DESK, state: 'human', assignee: { id: 's', name: 'Ana' } },
) => {
  const transcripts: Pick<Transcripts, 'page' | 'since'> = {
    page: async (_, limit, before) => {
      onRead('page');
      const found = entries.filter((entry) => before === null || entry.key < before).toReversed();
      return { entries: found.slice(0, limit), more: found.length > limit };
    },
    since: async (_, limit, after) => {
      const found = entries.filter((entry) => entry.key > after);
      return { entries: found.slice(0, limit), more: found.length > limit };
    },
  };
  const cursors = {
    seal: async (owner: readonly string[], position: string) => `${owner.at(-1)}:${position}`,
    open: async (owner: readonly string[], cursor: string) =>
      cursor.startsWith(`${owner.at(-1)}:`) ? cursor.slice(`${owner.at(-1)}:`.length) : null,
  };
  const desks = {
    get: async () => {
      // Longer than a read of entries: the order is the tool's.
      await new Promise((resolve) => setImmediate(resolve));
      onRead('desk');
      return desk;
    },
  };
  const feedback = { since: async () => ({ turns: new Map([[key(60), GIVEN]]), episodes: new Map([[1, GIVEN]]) }) };
  const tool = getConversationHistory(transcripts, desks, feedback, cursors, { now: () => NOW })(quietLog, {
    record: () => {},
  });
  const caller = { customer: 'ada', scopes: SCOPES, client: null, network: null, remainingMs: () => 1000 };
  return async (args: object) => {
    const { structuredContent } = await tool.call({ conversation_id: 'c-1', ...args }, caller);
    return structuredContent as Record<'turns' | 'messages', Record<string, string>[]> & Record<string, string>;
  };
};
const CITATION = { source: 'returns.md', heading: 'Returns', quote: 'within 30 days' };
const GIVEN = { score: 1, comment: 'Too slow.', at: NOW };
const positionOf = (cursor = '') => cursor.slice(cursor.indexOf(':') + 1);

describe('get_conversation_history', () => {
  it('has what a page shows again: sources, proposal, outcomes, feedback, moves, and the episode that is rated', async () => {
    const proposal = aProposal(key(60), anAction());
    const results = [{ outcome: 'done' as const, text: 'R-1' }];
    const answered = { ...completeTurn(aCompletionInput()), execution: null };
    const closed: Entry = { ...(reply(10, 'notice') as Post), author: null, move: 'closed' };
    const read = await reading([
      { ...answered, key: key(60), citations: [CITATION], proposal },
      { ...answered, key: key(50), actions: { proposal, results } },
      closed,
    ])({});
    expect(read.turns).toMatchObject([
      {
        citations: [CITATION],
        proposal: { id: key(60), actions: [{ tool: proposal.actions[0]?.tool, preview: null }], later: [] },
        actions: [],
        feedback: { score: 1, comment: 'Too slow.' },
      },
      { citations: [], proposal: null, actions: [{ id: key(60), outcome: 'done' }], feedback: null },
    ]);
    expect(read.messages).toMatchObject([{ kind: 'notice', move: 'closed', author: null }]);
    expect(read.episode).toEqual({ number: 1, closed_at: null, feedback: { score: 1, comment: 'Too slow.' } });
  });

  it('rates the episode that was closed last', async () => {
    const by = { kind: 'customer', id: 'ada', name: '' } as const;
    const ended = { episode: 4, from: null, to: key(20), closed_at: NOW, by, resolution: 'solved' as const };
    const read = await reading([turn(60)], () => {}, { ...NO_DESK, episode: 5, closed: [ended] })({});
    expect(read.episode).toEqual({ number: 4, closed_at: new Date(NOW).toISOString(), feedback: null });
  });

  it('shows replies and who has the conversation, and no notes', async () => {
    const read = await reading([turn(60), reply(50, 'note'), reply(40)])({});
    expect(read.turns.map(({ status }) => status)).toEqual(['held']);
    expect(read.messages).toMatchObject([{ id: key(40), kind: 'reply', author: 'Ana', text: 'Hello' }]);
    expect(read.conversation).toMatchObject({ state: 'human', assignee: 'Ana' });
  });

  it('reads the desk before the entries: nothing that its version counts is left out', async () => {
    const reads: string[] = [];
    await reading([turn(60)], (what) => void reads.push(what))({});
    expect(reads).toEqual(['desk', 'page']);
  });

  it('gives a cursor for polls that reads the last ten seconds again', async () => {
    const read = reading([turn(60), reply(3)]);
    const first = await read({});
    expect(timeOfKey(positionOf(first.poll_cursor))).toBe(NOW - 13_000);
    const next = await read({ after: first.poll_cursor });
    expect([next.turns.length, next.messages.length]).toEqual([0, 1]);
  });

  it('does not read again what is older than ten seconds', async () => {
    const read = reading([turn(60), reply(30)]);
    const { poll_cursor } = await read({});
    const next = await read({ after: poll_cursor });
    expect(next.messages.length).toBeLessThanOrEqual(1);
    const later = await read({ after: next.poll_cursor });
    expect(later.poll_cursor).toBe(next.poll_cursor);
  });

  it('stops before the oldest message that waits for its answer', async () => {
    const read = reading([turn(90), turn(60, 'pending'), turn(30), reply(20)]);
    const { poll_cursor } = await read({});
    const next = await read({ after: poll_cursor });
    expect(next.turns.map(({ turn_id }) => turn_id)).toEqual([key(60), key(30)]);
  });

  it('reads on behind a message that nobody repeats, when a page is full of what came after it', async () => {
    const read = reading([turn(600, 'pending'), ...Array.from({ length: 25 }, (_, at) => reply(500 - at))]);
    let after = 'after:0';
    let last: string | undefined;
    for (let poll = 0; poll < 8; poll++) {
      const page = await read({ after, limit: 10 });
      last = page.messages.at(-1)?.id;
      after = page.poll_cursor ?? '';
    }
    expect(last).toBe(key(476));
  });

  it.each([
    ['whose execution has died', NOW, true],
    ['that is being answered', NOW + 1, false],
  ])('reads on behind a message %s, if more has come than one page holds', async (_, lease, readsOn) => {
    const waits = { ...turn(600, 'pending'), lease };
    const read = reading([waits, ...Array.from({ length: 25 }, (__, at) => reply(500 - at))]);
    const seen = new Set<string>();
    let after = 'after:0';
    for (let poll = 0; poll < 4; poll++) {
      const page = await read({ after, limit: 10 });
      for (const { id } of page.messages) seen.add(id ?? '');
      after = page.poll_cursor ?? '';
    }
    expect(seen.size === 25).toBe(readsOn);
  });

  it('pages through many entries without a gap', async () => {
    const read = reading(Array.from({ length: 25 }, (_, at) => reply(500 - at)));
    const seen = new Set<string>();
    let after = 'after:0';
    for (let poll = 0; poll < 8; poll++) {
      const page = await read({ after, limit: 10 });
      for (const { id } of page.messages) seen.add(id ?? '');
      after = page.poll_cursor ?? '';
    }
    expect(seen.size).toBe(25);
  });

  it('rejects a cursor of the other kind, and both at once', async () => {
    const read = reading([turn(60)]);
    const { poll_cursor } = await read({});
    expect(await read({ cursor: poll_cursor })).toMatchObject({ code: 'INVALID' });
    expect(await read({ cursor: 'cursor:1', after: poll_cursor })).toMatchObject({ code: 'INVALID' });
  });
});
