import type { ActResult, Case, Desk, Post, Row, Turn } from '../../../../web/console/results.ts';
import { CallError } from '../../../../web/shared/rpc.ts';

export const ANA = { id: 'ana', name: 'Ana Moreau' };
export const BEN = { id: 'ben', name: 'Ben Okoye' };

export const aDesk = (over: Partial<Desk> = {}): Desk => ({
  ...{ state: 'waiting', team: 'support', assignee: null, reason: 'asked_for_human', words: null, language: 'en' },
  ...{ risk: null, sentiment: null, waiting_since: null, waiting_minutes: 0, overdue: false, contact: null },
  ...{ last_message_at: '2026-11-27T09:00:00.000Z', last_reply_at: null, ticket: null },
  ...over,
});

export const aRow = (customer: string, over: Partial<Row> = {}): Row => ({
  ...aDesk(),
  ...{ customer, conversation_id: 'c-1', title: 'A lamp' },
  ...over,
});

export const aTurn = (turn_id: string, over: Partial<Turn> = {}): Turn => ({
  ...{ type: 'turn', turn_id, status: 'held', sent_at: '2026-11-27T09:00:00.000Z', message: 'Hello', answer: null },
  ...{ receipt: null, lookups: [], actions: [], feedback: null },
  ...over,
});

export const aPost = (id: string, over: Partial<Post> = {}): Post => ({
  ...{ type: 'post', id, kind: 'reply', author: ANA, move: null, text: 'Hi', at: '2026-11-27T09:01:00.000Z' },
  ...over,
});

export const aCase = (over: Partial<Case> = {}): Case => ({
  ...{
    customer: 'alice',
    conversation_id: 'c-1',
    version: 1,
    desk: aDesk(),
    profile: null,
    summary: null,
    next_cursor: null,
  },
  ...{ entries: [aTurn('1')], proposal: null, episodes: [], feedback: null, other_conversations: [] },
  ...over,
});

export const anAct = (over: Partial<ActResult> = {}): ActResult => ({
  ...{ outcome: 'done', customer: 'alice', conversation_id: 'c-1', desk: aDesk({ state: 'human', assignee: ANA }) },
  ...{ post: null, suggestion: null },
  ...over,
});

interface Calls {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}
type Answer = object | Error | (() => Promise<object>);

/** A desk that answers each tool with its next answer, the last one again and again, and notes what it was asked. */
export const scripted = (answers: Readonly<Record<string, readonly Answer[]>>) => {
  const calls: Calls[] = [];
  const counts = new Map<string, number>();
  const call = async <R>(tool: string, args: object): Promise<R> => {
    calls.push({ tool, args: args as Calls['args'] });
    const list = answers[tool] ?? [];
    const at = counts.get(tool) ?? 0;
    counts.set(tool, at + 1);
    const answer = list[Math.min(at, list.length - 1)];
    if (answer === undefined) throw new Error(`${tool} has no answer.`);
    if (answer instanceof Error) throw answer;
    return (typeof answer === 'function' ? await answer() : answer) as R;
  };
  return { call, calls, of: (tool: string) => calls.filter((one) => one.tool === tool).map(({ args }) => args) };
};

export const BUSY = new CallError('BUSY', 'Busy.', { retryable: true });
export const OFFLINE = new CallError('OFFLINE', 'No connection.');
export const conflict = (desk: Desk) => new CallError('CONFLICT', 'Nothing was done.', { desk });

/** `id-1`, `id-2` … */
export const ids = () => {
  let count = 0;
  return () => `id-${++count}`;
};

/** A browser's storage. */
export const aStorage = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};
