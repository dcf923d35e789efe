import { callsOf } from './calls.ts';
import type { Path } from './path.ts';
import type { ModelCall, Trace } from './trace-result.ts';
import { usd, whole } from './words.ts';

interface CallsCardProps {
  readonly trace: Trace;
  readonly path: Path;
}

/** Tokens, time and cost of each model call, and their sum. */
export const CallsCard = ({ trace, path }: CallsCardProps) => {
  const calls = callsOf(trace, path);
  const sum = (of: (call: ModelCall) => number): number => calls.reduce((all, call) => all + of(call), 0);
  return (
    <section class="card pad" aria-labelledby="calls-h">
      <h2 id="calls-h">Model calls</h2>
      <p class="small dim">Every billed call, at the prices of the day. Input includes what was read from the cache.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section class="wrap" tabIndex={0} aria-label="Model calls, table">
        <table>
          <caption class="vh">Billed calls</caption>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Model</th>
              {['Input', 'Cached', 'Output', 'ms', 'Cost'].map((name) => (
                <th scope="col" class="n" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calls.map((call, at) => (
              <tr key={at}>
                <th scope="row">{call.state}</th>
                <td>
                  {call.tier} <span class="dim">{call.model}</span>
                </td>
                <Figures call={call} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Total
              </th>
              <Figures
                call={{
                  input_tokens: sum((call) => call.input_tokens),
                  cached_tokens: sum((call) => call.cached_tokens),
                  output_tokens: sum((call) => call.output_tokens),
                  latency_ms: sum((call) => call.latency_ms),
                  cost_usd: trace.usage?.cost_usd ?? 0,
                }}
              />
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
};

const Figures = ({ call }: { readonly call: Omit<ModelCall, 'tier' | 'model'> }) => (
  <>
    {[call.input_tokens, call.cached_tokens, call.output_tokens, call.latency_ms].map((value, at) => (
      <td class="n" key={at}>
        {whole(value)}
      </td>
    ))}
    <td class="n">{usd(call.cost_usd)}</td>
  </>
);
