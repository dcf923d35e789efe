import type { Lookup as LookupData } from '../../results.ts';
import { clock } from '../../shell/times.ts';
import { Facts } from './fact-list.tsx';
import { factsOf } from './facts.ts';

/** What the assistant asked a system of the company, and what came back. */
export const Lookup = ({ of: { tool, asked, came_back, at } }: { readonly of: LookupData }) => {
  const found = factsOf(came_back);
  return (
    <details class="lookup">
      <summary>
        <b>{tool}</b> <span class="dim">{clock(at)}</span>
      </summary>
      <Facts of={[...(factsOf(asked) ?? [['asked', asked]]), ...(found ?? [])]} />
      {found === null && (
        <p class="came-back" dir="auto">
          {came_back}
        </p>
      )}
    </details>
  );
};
