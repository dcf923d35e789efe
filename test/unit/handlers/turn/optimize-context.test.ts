import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../../core/knowledge/knowledge.ts';
import { estimateTokens } from '../../../../core/models/token-estimate.ts';
import type { Profile } from '../../../../core/tools/profile.ts';
import { memoryNote, profileNote, summaryNote } from '../../../../core/turn/context/notes.ts';
import type { History, HistoryTurn } from '../../../../core/turn/turn.ts';
import { optimizeContext } from '../../../../handlers/turn/optimize-context.ts';
import { aHistory, aHistoryTurn, anAcceptedTurn, aPlaybook, aRequest, noTools } from '../../../support/values.ts';

const turn = (n: number, over: Partial<HistoryTurn> = {}) =>
  aHistoryTurn({ key: `170000000000${n}-a`, message: `question ${n}`, answer: `answer ${n}`, ...over });
const run = { execution: 'e' };
const silent: Knowledge = { search: async () => [] };
const clock = { now: () => aRequest().started_at };
const optimize = (
  turns: HistoryTurn[],
  contextTokens = 12_000,
  uses_tools = true,
  knowledge = silent,
  beside: { readonly summary?: History['summary']; readonly profile?: Profile } = {},
) =>
  optimizeContext(
    contextTokens,
    knowledge,
    () => aPlaybook(),
    clock,
  )(
    {
      request: aRequest({ uses_tools }),
      turn: anAcceptedTurn({ key: '1700000000005-a', history: aHistory({ turns, summary: beside.summary ?? null }) }),
      tools: { ...noTools, profile: beside.profile ?? null },
      fault: null,
    },
    run,
  );

it('leaves out the turn that is being answered, and those after it', async () => {
  const { messages } = await optimize([turn(4), turn(5, { answer: null }), turn(6)]);
  expect(messages.map(({ content }) => content)).toEqual([
    [{ text: 'question 4' }],
    [{ text: 'answer 4' }],
    [{ text: 'Where is my order 1042?' }],
  ]);
});

it('searches the knowledge for the message, and then with the one before it in the conversation', async () => {
  const searched: string[] = [];
  const search: Knowledge['search'] = async (text) => {
    searched.push(text);
    return [];
  };
  await optimize([turn(4), turn(5, { answer: null }), turn(6)], undefined, undefined, { search });
  const { message } = aRequest();
  expect(searched).toEqual([message, `question 4\n${message}`]);
});

it('names the oldest turn of a window that was cut, and itself where nothing is left of it', async () => {
  const cut = { question: 6000, answer: 100 };
  expect((await optimize([turn(3, { tokens: cut }), turn(4, { tokens: cut })])).from).toBe('1700000000004-a');
  const huge = { question: 60_000, answer: 100 };
  expect((await optimize([turn(3), turn(4, { tokens: huge })])).from).toBe('1700000000005-a');
});

it('names none while it holds the whole conversation', async () => {
  expect((await optimize([turn(3), turn(4)])).from).toBeNull();
});

describe('the summary of what came before', () => {
  const cut = { question: 6000, answer: 100 };
  const summary = (n: number, text = 'It leaks.') => ({ text, up_to: `170000000000${n}-a` });
  const told = (turns: HistoryTurn[], of: History['summary']) =>
    optimize(turns, undefined, undefined, undefined, { summary: of });

  it.each([
    ['begins where it ends', [turn(3, { tokens: cut }), turn(4, { tokens: cut })], 4, true],
    ['begins behind its end', [turn(3, { tokens: cut }), turn(4, { tokens: cut })], 3, true],
    ['has no turn', [turn(4, { tokens: { question: 60_000, answer: 1 } })], 5, true],
    ['reaches further back', [turn(3, { tokens: cut }), turn(4, { tokens: cut })], 5, false],
    ['has the whole conversation', [turn(3), turn(4)], 3, false],
  ])('when the window %s', async (_, turns, n, given) => {
    const { summary: text, tokens } = await told(turns, summary(n));
    const { tokens: without } = await told(turns, null);
    expect(text).toBe(given ? 'It leaks.' : null);
    expect(tokens - without).toBe(given ? estimateTokens(summaryNote('It leaks.')) : 0);
  });

  it('takes room of the turns', async () => {
    const { tokens: always } = await told([], null);
    const room = 12_000 - always - 2000 - estimateTokens(aRequest().message);
    const turns = [turn(4, { tokens: { question: room, answer: 0 } })];
    const kept = async (of: History['summary']) => (await told(turns, of)).messages.length;
    expect([await kept(null), await kept(summary(3))]).toEqual([3, 1]);
  });
});

it('counts the profile of the customer, which takes room of the turns', async () => {
  const profile = { fields: [{ name: 'name', value: 'Ada' }], at: 1 };
  const [{ tokens }, { tokens: without }] = [
    await optimize([turn(4)], undefined, undefined, undefined, { profile }),
    await optimize([turn(4)]),
  ];
  expect(tokens - without).toBe(estimateTokens(profileNote(profile)));
});

it.each([
  ['the strong tier when the last answer was escalated', [turn(3), turn(4, { escalated: true })], 'strong'],
  ['the fast tier otherwise', [turn(3), turn(4)], 'fast'],
])('starts on %s', async (_, turns, tier) => {
  expect(await optimize(turns)).toMatchObject({
    route: { tier, escalated: tier === 'strong', fallback: false, failed: false },
    escalated_before: tier === 'strong',
  });
});

it.each([
  ['after an escalation', [turn(4, { escalated: true })], 'Hello?'],
  ['for a sensitive topic', [], 'My account was hacked by fraud.'],
])('keeps a visitor on the fast tier: %s', async (_, turns, message) => {
  const topics = [{ name: 'fraud', description: 'fraud', words: { en: ['fraud'] } }];
  const guide = aPlaybook({ sensitive_topics: topics, handoff: 'off' });
  const start = async (customer: string) => {
    const state = {
      request: aRequest({ customer, message }),
      turn: anAcceptedTurn({ key: '1700000000005-a', history: aHistory({ turns }) }),
      ...{ tools: noTools, fault: null },
    };
    return (await optimizeContext(12_000, silent, () => guide, clock)(state, run)).route;
  };
  expect(await start('ada')).toMatchObject({ tier: 'strong', fast_only: false, escalated: true });
  expect(await start('visitor:1')).toMatchObject({ tier: 'fast', fast_only: true, escalated: false });
});

it('knows whose counts it rests on', async () => {
  expect((await optimize([turn(4)])).counted_by).toBe('m');
  expect((await optimize([])).counted_by).toBeNull();
});

const lookup = (at: number, text = 'Shipped.') => ({ tool: 'store__get_order', arguments: `${at}`, text, at });
const tokens = (question: number) => ({ question, answer: 0 });

it('recalls the lookups of the turns before this one, and counts their note', async () => {
  const without = await optimize([turn(3), turn(4)]);
  const given = [turn(3, { lookups: [lookup(1)] }), turn(4, { changed_at: 2 }), turn(6, { lookups: [lookup(3)] })];
  const recalled = await optimize(given);
  expect(recalled.memory).toEqual([{ ...lookup(1), before_change: true }]);
  const note = memoryNote(recalled.memory, aRequest().started_at, false);
  expect(recalled.tokens - without.tokens).toBe(estimateTokens(note));
  expect(recalled.messages).toEqual(without.messages);
});

it('keeps room for lookups within the budget, the same with and without any, but only where there are tools', async () => {
  const long = [1, 2, 3, 4].map((n) => turn(n, { tokens: tokens(2000) }));
  const lookups = [lookup(1, 'x'.repeat(1400)), lookup(2, 'x'.repeat(1400))];
  const plain = await optimize(long);
  const recalled = await optimize(long.map((one) => ({ ...one, lookups })));
  expect(recalled.memory.length).toBeGreaterThan(0);
  expect(recalled.tokens).toBeLessThanOrEqual(12_000);
  expect(recalled.messages).toEqual(plain.messages);
  expect(plain.messages).toHaveLength(5);
  expect((await optimize(long, 12_000, false)).messages).toHaveLength(9);
});

it('drops lookups before the newest turn, whatever its size, when the budget is small', async () => {
  const kept = new Set<string>();
  for (let question = 0; question < 2400; question += 50) {
    const only = turn(4, { tokens: tokens(question), lookups: [lookup(1, 'x'.repeat(1400))] });
    const { messages, memory, tokens: counted } = await optimize([only], 3000);
    expect(messages).toEqual((await optimize([{ ...only, lookups: [] }], 3000, false)).messages);
    expect(counted).toBeLessThan(3000);
    kept.add(`${messages.length} messages, ${memory.length} lookups`);
  }
  expect([...kept]).toEqual(['3 messages, 1 lookups', '3 messages, 0 lookups', '1 messages, 1 lookups']);
});
