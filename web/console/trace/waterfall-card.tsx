import type { Look, Mark } from './marks.ts';
import type { Path } from './path.ts';
import type { Trace } from './trace-result.ts';
import { ticksOf, type WaterfallRow, waterfallOf } from './waterfall.ts';
import { whole } from './words.ts';

interface WaterfallCardProps {
  readonly trace: Trace;
  readonly path: Path;
  readonly marks: ReadonlyMap<string, Mark>;
}

/** The runs of the states and the gaps between them, on one time axis. */
export const WaterfallCard = ({ trace, path, marks }: WaterfallCardProps) => {
  const rows = waterfallOf(trace, path, marks);
  const total = Math.max(1, trace.total_ms ?? 0, ...rows.map(({ start, ms }) => start + (ms ?? 0)));
  const ticks = ticksOf(total);
  const inSeconds = total >= 2000;
  return (
    <section class="card pad" aria-labelledby="waterfall-h">
      <h2 id="waterfall-h">Waterfall</h2>
      <p class="small dim">
        Each run from its start to its end, 0 to {whole(total)} ms after the message arrived.
        {rows.some(({ kind, look }) => kind === 'gap' && look !== 'failed') && GAP}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="wrap" tabIndex={0} aria-label="Waterfall, table">
        <table class="wf">
          <caption class="vh">Runs and gaps</caption>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col" class="bar">
                <span class="vh">From start to end</span>
                <svg class="axis" width="100%" height="16" aria-hidden="true">
                  {ticks.map((tick) => (
                    <text key={tick} x={percent(tick, total)} y="12" text-anchor={tick === 0 ? 'start' : 'middle'}>
                      {inSeconds ? `${tick / 1000} s` : tick}
                    </text>
                  ))}
                </svg>
              </th>
              <th scope="col" class="n hide-s">
                Start ms
              </th>
              <th scope="col" class="n">
                Duration ms
              </th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Row key={at} row={row} total={total} ticks={ticks} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
};

/** The share of the axis that a bar has at least, to be seen. */
const LEAST = 0.01;
const GAP =
  ' In a gap, an attempt failed, a retry was waited for, or a function had to start: the record does not tell them apart.';

const CLASSES: Readonly<Record<Look, string>> = {
  ok: 'b-ok',
  model: 'b-model',
  again: 'b-ok',
  failed: 'b-bad',
  maybe: 'b-ok',
  off: 'b-ok',
};

interface RowProps {
  readonly row: WaterfallRow;
  readonly total: number;
  readonly ticks: readonly number[];
}

const Row = ({ row: { kind, name, start, ms, look, result }, total, ticks }: RowProps) => (
  <tr class={kind}>
    <th scope="row">{name}</th>
    <td class="bar">
      <svg width="100%" height="14" aria-hidden="true">
        <line class="grid" x1="0" y1="13.5" x2="100%" y2="13.5" />
        {ticks.slice(1).map((tick) => (
          <line class="grid" key={tick} x1={percent(tick, total)} y1="0" x2={percent(tick, total)} y2="14" />
        ))}
        {kind === 'gap' && look !== 'failed' ? (
          <rect class="b-wait" x={percent(start, total)} y="5" width={percent(ms ?? 0, total)} height="4" />
        ) : (
          <rect
            class={kind === 'part' ? 'b-part' : CLASSES[look]}
            x={percent(Math.min(start, total * (1 - LEAST)), total)}
            y={kind === 'part' ? 4 : 2}
            width={percent(Math.max(ms ?? 0, total * LEAST), total)}
            height={kind === 'part' ? 6 : 10}
            rx="2"
          />
        )}
      </svg>
    </td>
    <td class="n hide-s">{whole(start)}</td>
    <td class="n">{ms === null ? <NotStored /> : whole(ms)}</td>
    <td class={look === 'failed' ? 'bad' : kind === 'gap' ? 'warn' : 'dim'}>{result}</td>
  </tr>
);

const NotStored = () => (
  <>
    <span class="dim" aria-hidden="true">
      –
    </span>
    <span class="vh">not stored</span>
  </>
);

const percent = (ms: number, total: number): string => `${((ms / total) * 100).toFixed(2)}%`;
