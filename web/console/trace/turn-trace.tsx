import { turn as packed } from 'virtual:graphs';
import { useMemo } from 'preact/hooks';
import { caseHref } from '../shell/route.ts';
import { day } from '../shell/times.ts';
import { CallsCard } from './calls-card.tsx';
import { ExecutionLink } from './execution-link.tsx';
import { GraphCard } from './graph-card.tsx';
import { marksOf } from './marks.ts';
import { unpackGraph } from './packed-graph.ts';
import { pathOf } from './path.ts';
import { reasonsOf } from './reasons.ts';
import { Tiles } from './tiles.tsx';
import type { Trace } from './trace-result.ts';
import { WaterfallCard } from './waterfall-card.tsx';
import { time } from './words.ts';

interface TurnTraceProps {
  readonly trace: Trace;
  readonly customer: string;
  readonly conversation: string;
  readonly onRefresh: () => void;
}

const graph = unpackGraph(packed);

/** One turn: its result, its path through the state machine, its times, its calls and its reasons. */
export const TurnTrace = ({ trace, customer, conversation, onRefresh }: TurnTraceProps) => {
  const path = useMemo(() => pathOf(graph, trace, customer), [trace, customer]);
  const marks = useMemo(() => marksOf(graph, path), [path]);
  const reasons = reasonsOf(trace, path, customer);
  const { turn_id, sent_at, status } = trace;
  return (
    <article class="stack" aria-labelledby="turn-h">
      <div class="line between">
        <div class="stack-xs">
          <p class="small dim">
            <a href={caseHref(customer, conversation)}>{customer}</a>, {day(sent_at)}, {time(sent_at)}
          </p>
          <h2 class="big" id="turn-h">
            Turn <span class="mono">{turn_id}</span>
          </h2>
        </div>
        <div class="line">
          {status === 'pending' && (
            <button class="btn edge" type="button" onClick={onRefresh}>
              Load again
            </button>
          )}
          <ExecutionLink trace={trace} />
        </div>
      </div>
      <Tiles trace={trace} />
      <div class="trace">
        <GraphCard graph={graph} path={path} marks={marks} />
        <div class="stack">
          {trace.states.length > 0 && <WaterfallCard trace={trace} path={path} marks={marks} />}
          {trace.usage && trace.usage.calls.length > 0 && <CallsCard trace={trace} path={path} />}
          <section class="card pad" aria-labelledby="why-h">
            <h2 id="why-h">Why it went this way</h2>
            <ul class="stack-s why">
              {reasons.map(({ about, text }) => (
                <li key={about + text}>
                  <b>{about}</b> <span class="mid">{text}</span>
                </li>
              ))}
            </ul>
            <p class="small dim">A trace contains no messages or answers. Open the case to read them.</p>
          </section>
        </div>
      </div>
    </article>
  );
};
