import { CATALOGUE } from '../../core/models/catalogue.ts';
import { ASSUMED } from './assumptions.ts';
import type { Scenario } from './counts.ts';
import type { Line } from './line.ts';
import { linesOf, total } from './lines.ts';
import { PRICES } from './prices.ts';

/** What the document that started the project says a month of a million conversations costs. */
export const CLAIMED = [180, 580] as const;

const NOVA_LITE = CATALOGUE.find(({ name }) => name === 'Nova Lite');
/** The seed's function: 512 MB of x86. It waits for the model itself, as long as ours do, and works a tenth of a second beside. */
const SEED_FUNCTION = { gb: 0.5, seconds: ASSUMED.modelMs.fast / 1000 + 0.1, usdPerGbSecond: 0.0000166667 };
/** Two items of under 1 KB written, one page of history read. */
const SEED_TABLE = { writes: 2, reads: 1 };
/** A line or two, and Lambda's own. */
const SEED_LOG_BYTES = 1000;
const MILLION = 1e6;

/** The seed's design without its tokens: one function, one table, one request a conversation. */
export const seedPlumbing = (): number =>
  PRICES.apiRequests.usd +
  PRICES.functionRequests.usd +
  SEED_FUNCTION.gb * SEED_FUNCTION.seconds * SEED_FUNCTION.usdPerGbSecond * MILLION +
  SEED_TABLE.writes * PRICES.writeUnits.usd +
  SEED_TABLE.reads * PRICES.readUnits.usd +
  (SEED_LOG_BYTES / 1000) * PRICES.logs.usd;

/** Input tokens of one Nova Lite call that the claimed sum leaves room for, with so many tokens of answer. */
export const impliedInput = (claimed: number, outputTokens: number): number => {
  if (!NOVA_LITE) throw new Error('Nova Lite is not in core/models/catalogue.ts.');
  const { input, output } = NOVA_LITE.price;
  return (claimed - seedPlumbing() - outputTokens * output) / input;
};

export interface Step {
  readonly what: string;
  readonly usd: number;
}

/** From the seed's sum to ours for the same work: one turn a conversation, one Nova Lite call of as many tokens. Then what we add. */
export const comparison = (claimed: number, questions: Scenario, conversations: Scenario): Step[] => {
  const lines = linesOf(questions);
  const plumbing = total(lines.filter(({ group }) => group !== 'models'));
  const triage = total(lines.filter(({ what }) => what.endsWith(', triage')));
  const tokens = claimed - seedPlumbing();
  const strong = total(linesOf(conversations).filter(({ what }) => what.endsWith(', strong')));
  return [
    { what: 'the seed', usd: claimed },
    { what: 'ours, same tokens, no triage, no escalation', usd: tokens + plumbing },
    { what: '… with triage', usd: tokens + plumbing + triage },
    { what: '… and one turn in twenty with the strong model', usd: tokens + plumbing + triage + strong },
  ];
};

/** Ours without its tokens, a group a line, beside the seed's. */
export const plumbingByGroup = (questions: Scenario): Step[] => {
  const groups = [...new Set(linesOf(questions).map(({ group }) => group))].filter((group) => group !== 'models');
  const of = (group: Line['group']) => total(linesOf(questions).filter((line) => line.group === group));
  return groups.map((group) => ({ what: group, usd: of(group) }));
};
