import type { Lookup as LookupData } from '../../results.ts';
import { clock } from '../../shell/times.ts';
import { Facts } from './fact-list.tsx';
import { readResult, toolName } from './facts.ts';

/** The assistant's call of a company's tool, and its result. */
export const Lookup = ({ of: { tool, asked, came_back, at } }: { readonly of: LookupData }) => {
  const { words, facts } = readResult(came_back);
  return (
    <details class="lookup">
      <summary>
        <b>{toolName(tool)}</b> <span class="dim">{clock(at)}</span>
      </summary>
      {words.trim() !== '' && (
        <p class="came-back" dir="auto">
          {words}
        </p>
      )}
      <Facts of={[...readResult(asked).facts.map(([name, value]) => [`asked: ${name}`, value] as const), ...facts]} />
    </details>
  );
};
