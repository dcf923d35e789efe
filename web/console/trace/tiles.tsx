import type { ComponentChildren } from 'preact';
import { Mood } from '../shell/icons.tsx';
import type { Trace } from './trace-result.ts';
import { usd, whole } from './words.ts';

/** The result of a turn, in five figures. */
export const Tiles = ({ trace }: { readonly trace: Trace }) => {
  const { total_ms, usage, sentiment } = trace;
  const [state, words] = resultOf(trace);
  const calls = usage?.calls.length ?? 0;
  return (
    <dl class="tiles five">
      <Tile name="Result">
        <dd>
          <span class="state" data-is={state}>
            {words}
          </span>
        </dd>
      </Tile>
      <Tile name="Duration">{total_ms === null ? <None /> : <Took ms={total_ms} />}</Tile>
      <Tile name="Tokens">
        {usage ? (
          <Figure
            value={whole(usage.input_tokens + usage.output_tokens)}
            unit={`in ${calls} ${calls === 1 ? 'call' : 'calls'}`}
          />
        ) : (
          <None />
        )}
      </Tile>
      <Tile name="Model cost">{usage ? <Figure value={usd(usage.cost_usd)} unit="" /> : <None />}</Tile>
      <Tile name="Mood">
        {sentiment ? (
          <dd class="v mooded">
            <Mood is={MOODS[sentiment.label]} />
            <span>
              {sentiment.label} <small>{sentiment.score.toLocaleString('en', { signDisplay: 'exceptZero' })}</small>
            </span>
          </dd>
        ) : (
          <None />
        )}
      </Tile>
    </dl>
  );
};

const MOODS = { positive: 'up', neutral: 'flat', negative: 'down' } as const;

const resultOf = ({ status, handoff, proposed }: Trace): readonly [state: string, words: string] => {
  if (status === 'pending') return ['bot', 'Not answered yet'];
  if (status === 'held') return ['waiting', 'Left to the team'];
  if (status === 'failed') return ['bad', 'No tier answered'];
  if (handoff?.requested) return ['waiting', 'Needs a person'];
  return proposed.length > 0 ? ['bot', 'Asks for consent'] : ['good', 'Answered'];
};

const Tile = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div class="card tile">
    <dt class="small mid">{name}</dt>
    {children}
  </div>
);

const Figure = ({ value, unit }: { readonly value: string; readonly unit: string }) => (
  <dd class="v">
    {value} {unit !== '' && <small>{unit}</small>}
  </dd>
);

const Took = ({ ms }: { readonly ms: number }) =>
  ms < 1000 ? <Figure value={whole(ms)} unit="ms" /> : <Figure value={(ms / 1000).toFixed(2)} unit="s" />;

const None = () => (
  <dd class="v dim">
    <span aria-hidden="true">–</span>
    <span class="vh">none is stored</span>
  </dd>
);
