import { LATENCIES } from './latencies.ts';
import type { Step } from './steps.ts';
import { type Bar, barsOf, real, totalsOf } from './waterfall.ts';
import type { Calls } from './wire.ts';

/** Milliseconds that one character of a bar stands for. */
const COLUMN_MS = 5;
/** Models and tool servers are drawn shorter, or nothing else could be seen. */
const OTHERS_SHRINK = 50;

export const LEGEND = `Bars: ▇ ${COLUMN_MS} ms, ▏ less; ░ models and tool servers, drawn ${OTHERS_SHRINK} times shorter; ─ a Parallel state.`;

const round = (ms: number): string => Math.round(ms).toLocaleString('en');

/** A title with the totals, and a line for each step: state, start, milliseconds, bar, calls on the wire. */
export const waterfallText = (title: string, steps: readonly Step[]): string => {
  const { own, model, company } = totalsOf(steps).ms;
  const others = company > 0 ? `, ${round(company)} ms tool servers` : '';
  const drawn = barsOf(steps, (name) => real(name) / (LATENCIES[name].owner === 'own' ? 1 : OTHERS_SHRINK)).map(draw);
  const bars = barsOf(steps);
  const names = bars.map(({ step, depth }) => '  '.repeat(depth) + step.name);
  const [nameWidth, barWidth] = [names, drawn].map((texts) => Math.max(...texts.map(({ length }) => length)));
  const lines = bars.map(({ step, startMs, ms }, at) =>
    [
      `  ${(names[at] ?? '').padEnd(nameWidth ?? 0)}`,
      ...[startMs, ms].map((value) => round(value).padStart(6)),
      ` ${(drawn[at] ?? '').padEnd(barWidth ?? 0)} `,
      textOf(step.calls),
    ]
      .join(' ')
      .trimEnd(),
  );
  return [`${title}: ${round(own)} ms beyond the model, ${round(model)} ms the model${others}`, ...lines].join('\n');
};

const draw = ({ step, startMs, ms, othersMs }: Bar): string => {
  const indent = ' '.repeat(Math.floor(startMs / COLUMN_MS));
  const columns = (length: number) => Math.round(length / COLUMN_MS);
  if (step.branches.length > 0) return indent + '─'.repeat(Math.max(1, columns(ms)));
  return indent + ('▇'.repeat(columns(ms - othersMs)) || '▏') + '░'.repeat(columns(othersMs));
};

const textOf = (calls: Calls): string => calls.map((group) => group.join(' ∥ ')).join(', ');
