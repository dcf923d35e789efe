import type { Counts, Scenario } from './counts.ts';
import type { Line } from './line.ts';
import { linesOf, total } from './lines.ts';
import { loginLines, monthlyLines } from './monthly.ts';
import { PRICES } from './prices.ts';
import { CLAIMED, comparison, impliedInput, plumbingByGroup, seedPlumbing } from './seed.ts';

/** Output tokens of an answer, short and long, with which the seed's sums are taken apart. */
const ANSWER_TOKENS = { short: 250, long: 500 } as const;

const usd = (value: number): string => `$${value.toFixed(2)}`;
const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });

const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  [head, head.map((_, i) => (i === head.length - 1 ? '---:' : '---')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** All that docs/cost.md has between its markers. */
export const costTables = ({ on, scenarios: { conversations, questions } }: Counts): string =>
  [
    `Counted on ${on}: ${conversations.turns} turns in ${conversations.conversations} conversations, ${conversations.strongTurns} of them answered by the strong model; and ${questions.turns} conversations of one turn.`,
    '### A million turns',
    billOf(conversations),
    '### A month of prod, without a turn',
    table(
      ['what', 'how many', 'USD a month'],
      [
        ...monthlyLines().map(({ what, count, usd: each }) => [what, count, usd(each)]),
        ['**sum**', '', `**${usd(monthlySum())}**`],
      ],
    ),
    '### A month of logins with Cognito, on top',
    table(
      ['what', 'how many', 'USD a month'],
      loginLines().map(({ what, count, usd: each }) => [what, count, usd(each)]),
    ),
    '### Beside the seed: a million conversations of one turn',
    table(
      ['the seed says', 'its design without a model', 'left for the model', 'which is one Nova Lite call of'],
      CLAIMED.map((claim, i) => {
        const out = i === 0 ? ANSWER_TOKENS.short : ANSWER_TOKENS.long;
        const [plumbing, left] = [usd(seedPlumbing()), usd(claim - seedPlumbing())];
        return [usd(claim), plumbing, left, `${whole(impliedInput(claim, out))} tokens in, ${out} out`];
      }),
    ),
    table(
      ['a million conversations of one turn', ...CLAIMED.map((claim) => `tokens of the $${claim}`)],
      comparison(CLAIMED[0], questions, conversations).map(({ what, usd: low }, i) => [
        what,
        usd(low),
        usd(comparison(CLAIMED[1], questions, conversations)[i]?.usd ?? Number.NaN),
      ]),
    ),
    table(
      ['what is not models, a million turns', 'USD'],
      [
        ...plumbingByGroup(questions).map(({ what, usd: each }) => [`ours: ${what}`, usd(each)]),
        ['**ours**', `**${usd(plumbingByGroup(questions).reduce((sum, step) => sum + step.usd, 0))}**`],
        ["the seed's design", usd(seedPlumbing())],
      ],
    ),
    '### A million conversations, as counted',
    table(
      ['conversations of', 'USD'],
      [
        ['one turn, which the fast model answers, with triage', usd(total(linesOf(questions)))],
        [`${turnsEach(conversations)} turns`, usd(turnsEach(conversations) * total(linesOf(conversations)))],
        ['… of which the strong model', usd(turnsEach(conversations) * total(strongLines(conversations)))],
      ],
    ),
    '### Prices',
    table(
      ['per', 'source', 'USD'],
      Object.values(PRICES).map(({ usd: each, per, source }) => [
        per,
        source,
        each.toLocaleString('en', { maximumFractionDigits: 10 }),
      ]),
    ),
  ].join('\n\n');

const turnsEach = ({ turns, conversations }: Scenario): number => turns / conversations;

const strongLines = (run: Scenario): Line[] => linesOf(run).filter(({ what }) => what.endsWith(', strong'));

const monthlySum = () => monthlyLines().reduce((sum, line) => sum + line.usd, 0);

const billOf = (run: Scenario): string => {
  const lines = linesOf(run);
  const groups = [...new Set(lines.map(({ group }) => group))];
  const rows = groups.flatMap((group) => {
    const own = lines.filter((line) => line.group === group);
    const row = ({ what, aTurn, usd: each, verified }: Line) => [
      group,
      what + (verified ? '' : ' ¹'),
      aTurn,
      usd(each),
    ];
    return [...own.map(row), [`**${group}**`, '', '', `**${usd(total(own))}**`]];
  });
  const all = ['**all**', '', '', `**${usd(total(lines))}**`];
  return `${table(['group', 'what', 'a turn', 'USD a million turns'], [...rows, all])}\n\n¹ At a list price that is not verified here.`;
};
