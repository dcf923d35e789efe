import { counted } from '../case/figures.ts';
import type { Receiver } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { moment } from '../shell/times.ts';
import type { DeliveriesStore } from './deliveries-store.ts';
import { waitingInWords } from './delivery-words.ts';
import { hasFailed } from './has-failed.ts';

interface ReceiverProps {
  readonly receiver: Receiver;
  readonly store: DeliveriesStore;
}

/** A receiver, whether it is on and takes what it is sent, and the button that sends all failed deliveries again. */
export const ReceiverCard = ({ receiver: { name, host, events, include, off_since, why }, store }: ReceiverProps) => {
  const { heardAt } = useConsole();
  const { dead, due } = store.lists.value;
  const isOff = off_since !== null;
  const waiting = waitingInWords(name, due);
  const failed = [dead, due]
    .flatMap((list) => list?.deliveries ?? [])
    .some((each) => each.endpoint === name && hasFailed(each));
  const [state, is] = isOff ? ['Switched off', 'waiting'] : waiting !== null ? ['Failing', 'bad'] : ['On', 'good'];
  return (
    <li class="card pad stack-s">
      <div class="line between">
        <h2>{name}</h2>
        <span class="state" data-is={is}>
          {state}
        </span>
      </div>
      <p class="small mid clip">{host}</p>
      {isOff && (
        <p class="small bad">
          Since {moment(off_since, heardAt.value ?? Date.now())}: {why}. Nothing is sent to it until you send a delivery
          again.
        </p>
      )}
      {waiting !== null && <p class="small bad">{waiting}</p>}
      <details class="small">
        <summary>
          {counted(events.length, 'event')}
          {include !== null && `, with the ${include}`}
        </summary>
        <ul class="mono">
          {events.map((event) => (
            <li key={event}>{event}</li>
          ))}
        </ul>
      </details>
      {(failed || isOff) && (
        <button
          class="btn edge"
          type="button"
          aria-disabled={store.sent.value?.state === 'busy'}
          onClick={() => store.again(name, null)}
        >
          Send all failed again
        </button>
      )}
    </li>
  );
};
