import { reasonOf } from '../case/failure-words.ts';
import { counted } from '../case/figures.ts';
import { useConsole } from '../shell/console-context.ts';
import { Key } from '../shell/key.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { VIEWS, type View } from './queue-store.ts';

const LABELS: Readonly<Record<View, string>> = {
  waiting: 'Waiting',
  mine: 'Mine',
  human: 'Taken',
  closed: 'Closed',
};

export const QueuePane = () => {
  const { queue, takeNext } = useConsole();
  const { view, counts, taking } = queue;
  return (
    <section class="pane" id="queue" aria-labelledby="queue-h">
      <header class="pane-head stack-s">
        <div class="line between">
          <h2 id="queue-h">Queue</h2>
          <button
            class="btn main"
            type="button"
            aria-disabled={taking.value === 'busy'}
            title="Take the conversation that needs a person most (T)"
            onClick={takeNext}
          >
            Take next <Key of="T" />
          </button>
        </div>
        <nav class="tabs views" aria-label="Queue views">
          {VIEWS.map((of) => (
            <button
              key={of}
              type="button"
              aria-current={of === view.value ? 'true' : undefined}
              onClick={() => queue.show(of)}
            >
              {LABELS[of]} <b>{counts.value[of]}</b>
            </button>
          ))}
        </nav>
        <QueueFilters />
      </header>
      <p class="vh" role="status">
        {counted(queue.waiting.value, 'conversation')} waiting
      </p>
      <Taking />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people scroll it with the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Conversations">
        <QueueList />
      </section>
    </section>
  );
};

/** Why "Take next" took no conversation. */
const Taking = () => {
  const { queue, takeNext } = useConsole();
  const { value } = queue.taking;
  if (value === 'idle' || value === 'busy') return null;
  const text = value === 'nobody' ? 'Nobody is waiting now.' : reasonOf(value);
  const isUnsure = value !== 'nobody' && value.retryable;
  return (
    <p class="alert flat" data-is={value === 'nobody' ? 'closed' : 'waiting'} role="status">
      <span class="grow">
        {text} {isUnsure && 'You may already have the next conversation. Trying again is safe.'}
      </span>
      <button class="btn edge" type="button" onClick={value === 'nobody' ? queue.settle : takeNext}>
        {value === 'nobody' ? 'Dismiss' : 'Try again'}
      </button>
    </p>
  );
};
