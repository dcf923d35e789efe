import type { Turn } from '../../results.ts';
import { counted, duration } from '../figures.ts';
import { toolName } from './facts.ts';
import { Lookup } from './lookup.tsx';

const SHOWN = 8;

/** The lookups of the episode, newest first, and those that failed. */
export const Lookups = ({ turns }: { readonly turns: readonly Turn[] }) => {
  const lookups = turns.flatMap((turn) =>
    turn.lookups.map((lookup) => ({ lookup, key: `${turn.turn_id} ${lookup.tool} ${lookup.asked}` })),
  );
  const failed = turns.flatMap(({ turn_id, receipt }) =>
    (receipt?.tools ?? []).filter(({ ok }) => !ok).map((tool, at) => ({ ...tool, key: `${turn_id} ${at}` })),
  );
  if (lookups.length === 0 && failed.length === 0) return null;
  return (
    <section aria-labelledby="lookups-h">
      <h2 id="lookups-h">Look-ups</h2>
      {failed.map(({ tool, ms, key }) => (
        <p class="lookup" key={key}>
          <b>{toolName(tool)}</b> <span class="bad">failed</span> <span class="dim">{duration(ms)}</span>
        </p>
      ))}
      {lookups.slice(0, SHOWN).map(({ lookup, key }) => (
        <Lookup key={key} of={lookup} />
      ))}
      {lookups.length > SHOWN && (
        <p class="small dim">{counted(lookups.length - SHOWN, 'older look-up')} in the transcript</p>
      )}
    </section>
  );
};
