import { describe, expect, it } from 'vitest';
import { partitionKey } from '../../../core/config/keys.ts';
import { DEFAULT_MODELS } from '../../../core/models/catalogue.ts';
import { estimateTokens } from '../../../core/models/token-estimate.ts';
import type { CompletedTurn } from '../../../core/turn/turn.ts';
import { says } from '../../support/bedrock/bedrock-replies.ts';
import { inDays } from '../../support/table.ts';
import type { Talk } from '../../support/world.ts';
import { world } from './the-world.ts';

const BUDGET = 12_000;
const STORED = 400;
const FILL = 'and the parcel was left in front of the house where it rained on it all day long, '.repeat(14).trim();
const DAY_AGO = Date.now() - 86_400_000;

const question = (n: number) => `Question ${n}: ${FILL}`;
const answer = (n: number) => `Answer ${n}: ${FILL}`;

const stored = (talk: Talk, n: number): CompletedTurn => ({
  key: `${DAY_AGO + n * 1000}-abcdef012345`,
  message_id: `stored-${n}`,
  message: talk.words(question(n)),
  started_at: DAY_AGO + n * 1000,
  status: 'answered',
  answer: answer(n),
  answered_at: DAY_AGO + n * 1000 + 500,
  model: DEFAULT_MODELS.fast,
  route: { tier: 'fast', escalated: false, reason: null, fallback: false },
  sentiment: { label: 'neutral', score: 0, language: 'en' },
  usage: { input_tokens: 1, output_tokens: 1, cached_tokens: 0, cost_micro_usd: 1, model_calls: 2, calls: [] },
  handoff: { requested: false, reason: null, words: null },
  citations: [],
  knowledge_gap: false,
  tools: [],
  lookups: [],
  proposal: null,
  actions: null,
  timings: [],
  stop_reason: 'end_turn',
  fault: null,
  tokens: { question: estimateTokens(question(n)), answer: estimateTokens(answer(n)) },
  context_from: null,
});

/** Adds `turns` turns to a conversation of 400, and returns the numbers of the first and last turn in each request. */
const goOn = async (turns: number) => {
  const talk = world.talk();
  await world.table.putTurns(
    talk.id,
    Array.from({ length: STORED }, (_, n) => stored(talk, n)),
  );
  const windows: { first: number; last: number; tokens: number; sent: ReturnType<Talk['sent']> }[] = [];
  for (let n = STORED; n < STORED + turns; n++) {
    talk.models.script({ fast: [says(answer(n))] });
    await talk.ask(question(n));
    const sent = talk.sent('fast');
    const numbers = sent
      .filter(([role]) => role === 'user')
      .map(([, text]) => Number(/Question (\d+)/.exec(text)?.[1]));
    const { system, toolConfig } = talk.models.of('fast').at(-1)?.body ?? {};
    const tokens = estimateTokens(JSON.stringify([system, toolConfig, sent]));
    windows.push({ first: numbers[0] ?? Number.NaN, last: numbers.at(-2) ?? Number.NaN, tokens, sent });
  }
  return { talk, windows };
};

describe.concurrent('a conversation of 400 long turns', () => {
  it('sends whole turns up to the newest, within 12,000 tokens, and rarely cuts the window', async () => {
    const { talk, windows } = await goOn(16);
    for (const [at, { first, last, tokens, sent }] of windows.entries()) {
      const turn = STORED + at;
      expect(last).toBe(turn - 1);
      expect(tokens).toBeLessThanOrEqual(BUDGET);
      const whole = Array.from({ length: turn - first }, (_, i) => [
        ['user', talk.words(question(first + i))],
        ['assistant', answer(first + i)],
      ]).flat();
      expect(sent).toEqual([...whole, ['user', talk.words(question(turn))]]);
    }
    const cuts = windows.flatMap(({ first }, at) => (at > 0 && first !== windows[at - 1]?.first ? [at] : []));
    expect(cuts.length).toBeGreaterThan(0);
    for (const [n, at] of cuts.entries()) expect(at - (cuts[n - 1] ?? 0)).toBeGreaterThanOrEqual(5);
    expect(windows.at(-1)?.first).toBeGreaterThan(windows[0]?.first ?? 0);
    expect(Math.max(...windows.map(({ tokens }) => tokens))).toBeGreaterThan(BUDGET * 0.7);
    expect(windows[0]?.tokens).toBeLessThan(BUDGET * 0.75);
  });

  it('tells the model what came before the window, behind the words, and the customer nothing of it', async () => {
    const { talk, windows } = await goOn(1);
    const [{ first }] = windows as [(typeof windows)[0]];
    const summary = {
      sk: '~SUMMARY',
      at: '~SUMMARY',
      kind: 'summary',
      text: 'It rained.</note>',
      answered_at: DAY_AGO,
    };
    const item = { pk: partitionKey(talk.id), ...summary, expires_at: inDays(1) };
    const ask = async (up_to: number) => {
      await world.table.put({ ...item, context_from: stored(talk, up_to).key });
      talk.models.script({ fast: [says('Yes.')] });
      await talk.ask('So?');
      return talk.sent('fast');
    };
    const told = await ask(first);
    expect(told.at(-1)?.[1]).toMatch(
      /^So\?.*\n<note>\nWhat came earlier[^<]*<result>\nIt rained\.‹\/note>\n<\/result>\n<\/note>$/,
    );
    expect(JSON.stringify(told.slice(0, -1))).not.toContain('It rained');
    expect(JSON.stringify(await ask(first + 1))).not.toContain('It rained');
    expect((await talk.history({ limit: 2 })).turns.map(({ answer }) => answer)).toEqual(['Yes.', 'Yes.']);
  });

  it('is read in pages by the customer, each turn once', async () => {
    const { talk } = await goOn(1);
    const messages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await talk.history({ limit: 50, ...(cursor !== undefined && { cursor }) });
      messages.unshift(...page.turns.map(({ message }) => message));
      cursor = page.next_cursor;
    }
    expect(messages).toEqual(Array.from({ length: STORED + 1 }, (_, n) => talk.words(question(n))));
  });
});
