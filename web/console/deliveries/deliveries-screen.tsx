import { reasonOf } from '../case/failure-words.ts';
import { useConsole } from '../shell/console-context.ts';
import { Bones, Empty, Failure } from '../shell/states.tsx';
import { type DeliveriesStore, STATUSES } from './deliveries-store.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { LABELS, NONE, sentInWords } from './delivery-words.ts';
import { hasFailed } from './has-failed.ts';
import { ReceiverCard } from './receiver-card.tsx';

/** The systems that get events, and the state of each delivery. */
export const DeliveriesScreen = ({ store }: { readonly store: DeliveriesStore }) => {
  const role = useConsole().settings.value?.you.role;
  return (
    <div class="page stack deliveries">
      <div>
        <h1>Deliveries</h1>
        <p class="mid">
          Events that are sent to the company’s other systems. Receivers are changed in files, not here.
        </p>
      </div>
      {role !== undefined && role !== 'supervisor' ? (
        <Empty title="Deliveries are for supervisors">
          <p>Your role is {role}.</p>
        </Empty>
      ) : (
        <Loaded store={store} />
      )}
    </div>
  );
};

const Loaded = ({ store }: { readonly store: DeliveriesStore }) => {
  const { receivers, status, counts, failure } = store;
  if (receivers.value === null) {
    return failure.value ? (
      <Failure title="The deliveries did not load" reason={reasonOf(failure.value)} onRetry={store.refresh} />
    ) : (
      <Bones of="Deliveries" />
    );
  }
  if (receivers.value.length === 0) {
    return (
      <Empty title="No system gets events">
        <p>
          Name receivers in <span class="mono">webhooks</span> of the stage, or in <span class="mono">WEBHOOKS</span> on
          one machine.
        </p>
      </Empty>
    );
  }
  return (
    <>
      <ul class="receivers" aria-label="Receivers">
        {receivers.value.map((receiver) => (
          <ReceiverCard key={receiver.name} receiver={receiver} store={store} />
        ))}
      </ul>
      <SentAgain store={store} />
      <section class="card" aria-label="Deliveries by status">
        <nav class="tabs views pad" aria-label="Status">
          {STATUSES.map((of) => (
            <button
              key={of}
              type="button"
              aria-current={of === status.value ? 'true' : undefined}
              onClick={() => store.show(of)}
            >
              {LABELS[of]} <b>{counts.value[of]}</b>
            </button>
          ))}
        </nav>
        <List store={store} />
      </section>
    </>
  );
};

const List = ({ store }: { readonly store: DeliveriesStore }) => {
  const { status, lists, failure } = store;
  const list = lists.value[status.value];
  if (!list) {
    return failure.value ? (
      <Failure title="These deliveries did not load" reason={reasonOf(failure.value)} onRetry={store.refresh} />
    ) : (
      <Bones of="Deliveries" />
    );
  }
  if (list.deliveries.length === 0) return <Nothing store={store} />;
  return (
    <>
      <ul class="rows">
        {list.deliveries.map((delivery) => (
          <DeliveryRow key={`${delivery.endpoint} ${delivery.id}`} delivery={delivery} store={store} />
        ))}
      </ul>
      {list.more && (
        <p class="pad">
          <button class="btn edge" type="button" onClick={store.more}>
            Show older ones
          </button>
        </p>
      )}
    </>
  );
};

/** An empty list. That no delivery has failed for good is not good news while some wait after a failed try. */
const Nothing = ({ store }: { readonly store: DeliveriesStore }) => {
  const { status, lists } = store;
  if (status.value === 'dead' && lists.value.due?.deliveries.some(hasFailed)) {
    return (
      <Empty title="No delivery was given up yet">
        <p>Some were not taken, and are tried again.</p>
        <button class="btn edge" type="button" onClick={() => store.show('due')}>
          Show what waits
        </button>
      </Empty>
    );
  }
  const [title, text] = NONE[status.value];
  return (
    <Empty title={title}>
      <p>{text}</p>
    </Empty>
  );
};

/** The result of sending again. */
const SentAgain = ({ store }: { readonly store: DeliveriesStore }) => {
  const { value: sent } = store.sent;
  return (
    <div role="status">
      {sent && (
        <p class="alert" data-is={sent.state === 'failed' ? 'bad' : 'closed'}>
          {sent.state === 'failed' ? `Nothing was sent again. ${reasonOf(sent.error)}` : sentInWords(sent)}
        </p>
      )}
    </div>
  );
};
