import { reasonOf } from '../case/failure-words.ts';
import type { Row } from '../results.ts';
import { useConsole } from '../shell/console-context.ts';
import { Bones, Empty, Failure } from '../shell/states.tsx';
import { QueueRow } from './queue-row.tsx';
import { keyOf, type View } from './queue-store.ts';

const NOTHING: Readonly<Record<View, readonly [title: string, text: string]>> = {
  waiting: ['Nobody is waiting', 'New conversations appear here automatically, with a sound if you switch it on.'],
  mine: ['You have no conversations', 'Take the next one, or open one that is waiting.'],
  human: ['No conversation is taken', 'Conversations that the team has taken appear here.'],
  closed: ['No closed conversations', 'Conversations that were closed in the last seven days appear here.'],
};

/** The rows of the view, as the server ranks them. Above those that wait stand the reader's own. */
export const QueueList = () => {
  const { queue, current } = useConsole();
  const { view, list, mine, failure, team, language } = queue;
  if (!list.value) {
    return failure.value ? (
      <Failure title="The queue did not load" reason={reasonOf(failure.value)} onRetry={queue.refresh} />
    ) : (
      <Bones of="The queue" />
    );
  }
  const { rows, more } = list.value;
  const own = view.value === 'waiting' ? mine.value : [];
  const isFiltered = team.value !== '' || language.value !== '';
  const [title, text] = NOTHING[view.value];
  const rowsOf = (shown: readonly Row[]) => (
    <ul>
      {shown.map((row) => (
        <QueueRow key={keyOf(row)} row={row} isOpen={keyOf(row) === current.value?.key} />
      ))}
    </ul>
  );
  return (
    <>
      {own.length > 0 && (
        <>
          <h3 class="group">Open with you</h3>
          {rowsOf(own)}
        </>
      )}
      {own.length > 0 && rows.length > 0 && <h3 class="group">Waiting, most urgent first</h3>}
      {rows.length > 0 && rowsOf(rows)}
      {rows.length === 0 && (
        <Empty title={isFiltered ? 'No conversation matches the filters' : title}>
          {isFiltered ? (
            <button
              class="btn edge"
              type="button"
              onClick={() => {
                language.value = '';
                void queue.ofTeam('');
              }}
            >
              Show all
            </button>
          ) : (
            <p>{text}</p>
          )}
        </Empty>
      )}
      {more && (
        <p class="pad">
          <button class="btn edge wide" type="button" onClick={queue.more}>
            Show more
          </button>
        </p>
      )}
    </>
  );
};
