import { traceHref } from '../shell/route.ts';
import { day } from '../shell/times.ts';
import type { ListedTurn } from './trace-result.ts';
import { shortMs, time } from './words.ts';

interface TurnLinksProps {
  readonly customer: string;
  readonly conversation: string;
  readonly turns: readonly ListedTurn[];
  /** The id of the turn that is shown. */
  readonly current: string | undefined;
}

const STATES = { pending: 'bot', answered: 'good', failed: 'bad', held: 'waiting' } as const;

const reveal = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** The conversation's turns, newest first. */
export const TurnLinks = ({ customer, conversation, turns, current }: TurnLinksProps) => (
  <nav class="turns" aria-label="Turns of the conversation, newest first">
    <ul>
      {turns.map(({ turn_id, sent_at, status, total_ms }, at) => (
        <li key={turn_id}>
          <a
            href={traceHref(customer, conversation, turn_id)}
            ref={turn_id === current ? reveal : null}
            aria-current={turn_id === current ? 'page' : undefined}
          >
            <span class="num">
              {isNewDay(turns, at) && `${day(sent_at)}, `}
              {time(sent_at)}
            </span>
            <span class="state" data-is={STATES[status]}>
              {status}
            </span>
            {total_ms !== null && <span class="num dim">{shortMs(total_ms)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const isNewDay = (turns: readonly ListedTurn[], at: number): boolean =>
  day(turns[at]?.sent_at ?? 0) !== day(turns[at - 1]?.sent_at ?? Date.now());
