import type { Receiver } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import type { DeliveriesStore } from './deliveries-store.ts';
import { hasFailed, moment } from './delivery-words.ts';

interface ReceiverProps {
  readonly receiver: Receiver;
  readonly store: DeliveriesStore;
}

/** A receiver, whether it is on, and the button that sends all failed deliveries again. */
export const ReceiverCard = ({ receiver: { name, host, events, include, off_since, why }, store }: ReceiverProps) => {
  const { heardAt } = useConsole();
  const isOff = off_since !== null;
  const failed = store.deliveries.value?.some((delivery) => delivery.endpoint === name && hasFailed(delivery));
  return (
    <li class="card pad stack-s">
      <div class="line between">
        <h2>{name}</h2>
        <span class="state" data-is={isOff ? 'waiting' : 'bot'}>
          {isOff ? 'Switched off' : 'On'}
        </span>
      </div>
      <p class="small mid clip">{host}</p>
      {isOff && (
        <p class="small bad">
          Since {moment(off_since, heardAt.value ?? Date.now())}: {why}. Nothing is sent to it until you send a delivery
          again.
        </p>
      )}
      <details class="small">
        <summary>
          {events.length} {events.length === 1 ? 'event' : 'events'}
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
