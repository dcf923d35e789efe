import { nameOf } from '../queue/row-words.ts';
import type { Delivery } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { caseHref } from '../shell/route.ts';
import { moment } from '../shell/times.ts';
import type { DeliveriesStore } from './deliveries-store.ts';
import { outcomeInWords, tryInWords } from './delivery-words.ts';
import { hasFailed } from './has-failed.ts';

interface RowProps {
  readonly delivery: Delivery;
  readonly store: DeliveriesStore;
}

/** A delivery, and whom it is about. Its tries and ids open in place. */
export const DeliveryRow = ({ delivery, store }: RowProps) => {
  const { heardAt } = useConsole();
  const { endpoint, id, event_id, type, happened_at, customer, conversation_id, status, tries } = delivery;
  const now = heardAt.value ?? Date.now();
  const canBeSent = hasFailed(delivery) || status === 'done';
  const send = status === 'due' ? 'Send now' : 'Send again';
  return (
    <li class="delivery">
      <details>
        <summary>
          <span class="line between">
            <b class="mono">{type}</b>
            <span class="small dim">
              to {endpoint} · {moment(happened_at, now)}
            </span>
          </span>
          <span class="small">
            <bdi>{nameOf(customer)}</bdi>
            {conversation_id !== null && <span class="mid">, conversation {conversation_id}</span>}
          </span>
          <span class={hasFailed(delivery) ? 'small bad' : 'small mid'}>{outcomeInWords(delivery, now)}</span>
        </summary>
        <div class="stack-s">
          <dl class="facts">
            <dt>Customer</dt>
            <dd dir="auto">{customer}</dd>
            {conversation_id !== null && (
              <>
                <dt>Conversation</dt>
                <dd>
                  <a href={caseHref(customer, conversation_id)}>{conversation_id}</a>
                </dd>
              </>
            )}
            <dt>webhook-id</dt>
            <dd class="mono">{event_id}</dd>
          </dl>
          {tries.length > 0 && (
            <ol class="small">
              {tries.map((each) => (
                <li key={each.at}>
                  {moment(each.at, now)}: {tryInWords(each)}
                </li>
              ))}
            </ol>
          )}
        </div>
      </details>
      {canBeSent && (
        <button
          class="btn edge"
          type="button"
          aria-label={`${send}: ${type} about ${nameOf(customer)}, to ${endpoint}`}
          aria-disabled={store.sent.value?.state === 'busy'}
          onClick={() => store.again(endpoint, id)}
        >
          {send}
        </button>
      )}
    </li>
  );
};
