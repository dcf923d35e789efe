import { useEffect } from 'preact/hooks';
import { useConsole } from '../shell/console-context.ts';
import { Key } from '../shell/key.tsx';
import { Bones, Empty, Failure } from '../shell/states.tsx';
import { CaseHead } from './case-head.tsx';
import type { CaseStore } from './case-store.ts';
import { AlertBox } from './composer/alert-box.tsx';
import { Composer } from './composer/composer.tsx';
import { reasonOf } from './failure-words.ts';
import { Transcript } from './transcript/transcript.tsx';

const ONE_PANE = '(max-width: 799px)';

export const CasePane = ({ store }: { readonly store: CaseStore }) => {
  const { found, failure } = store.read;
  useEffect(() => {
    // The row in focus is hidden now.
    if (matchMedia(ONE_PANE).matches) document.getElementById('case-h')?.focus();
  }, []);
  return (
    <section class="pane" id="case" aria-labelledby="case-h">
      <CaseHead store={store} />
      {found.value ? (
        <>
          <Transcript store={store} />
          <AlertBox store={store} />
          <Composer store={store} />
        </>
      ) : failure.value?.code === 'NOT_FOUND' ? (
        <Empty title="There is no such conversation">
          <p>It may have been erased, or the address is wrong.</p>
          <a class="btn edge" href="#/queue">
            To the queue
          </a>
        </Empty>
      ) : failure.value ? (
        <Failure title="The conversation did not load" reason={reasonOf(failure.value)} onRetry={store.read.refresh} />
      ) : (
        <Bones of="The conversation" />
      )}
    </section>
  );
};

/** Beside the queue, when no conversation is open. */
export const NoCase = () => {
  const { takeNext, queue } = useConsole();
  return (
    <section class="pane no-case" id="case" aria-label="Case">
      <Empty title="No conversation is open">
        <p>
          {queue.waiting.value > 0
            ? 'Take the one that needs a person most, or open one from the list.'
            : 'Conversations that need a person appear in the list.'}
        </p>
        {queue.waiting.value > 0 && (
          <button class="btn edge" type="button" onClick={takeNext}>
            Take next <Key of="T" />
          </button>
        )}
      </Empty>
    </section>
  );
};
