import { useEffect } from 'preact/hooks';
import { nameOf } from '../../queue/row-words.ts';
import { useConsole } from '../../shell/console-context.ts';
import type { CaseStore } from '../case-store.ts';
import { keyOfEntry } from './merge-entries.ts';
import { PostLine } from './post-line.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { SendingLine } from './sending-line.tsx';
import { transcriptItems } from './transcript-items.ts';
import { TurnLines } from './turn-lines.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';

/** What was said, oldest first. Its entries are not read aloud one by one: a line below tells of a new message. */
export const Transcript = ({ store }: { readonly store: CaseStore }) => {
  const { settings } = useConsole();
  const { customer, conversation_id: conversation, read, sending } = store;
  const { entries, older } = read.transcript.value;
  const proposal = read.found.value?.proposal ?? null;
  const newest = [
    ...entries.slice(-1).map(stateOf),
    ...sending.value.map(({ message_id, state }) => message_id + state),
    proposal?.id,
  ].join();
  const { box, hasNews, toEnd } = useStayAtEnd(entries[0] ? keyOfEntry(entries[0]) : '', newest);
  const { atEnd } = store;
  useEffect(() => {
    if (atEnd.value > 0) toEnd();
  }, [atEnd.value]);
  const last = entries.at(-1);
  return (
    <div class="reading">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people scroll it with the keyboard */}
      <div class="log scroll" ref={box} role="log" aria-label="Transcript" aria-live="off" tabIndex={0}>
        <ol>
          {older !== null && (
            <li class="older">
              <button
                class="btn edge"
                type="button"
                aria-disabled={read.isReadingOlder.value}
                onClick={store.readOlder}
              >
                Show older messages
              </button>
            </li>
          )}
          {transcriptItems(entries).map((item) =>
            'day' in item ? (
              <li class="notice" key={item.key}>
                <time dateTime={item.at}>{item.day}</time>
              </li>
            ) : item.entry.type === 'turn' ? (
              <TurnLines key={item.key} turn={item.entry} customer={customer} conversation={conversation} />
            ) : (
              <PostLine key={item.key} post={item.entry} />
            ),
          )}
          {proposal && <ProposalCard proposal={proposal} />}
          {sending.value.map((words) => (
            <SendingLine
              key={words.message_id}
              words={words}
              store={store}
              author={settings.value?.you.name ?? 'You'}
            />
          ))}
        </ol>
      </div>
      {hasNews.value && (
        <button class="btn main news" type="button" onClick={toEnd}>
          New messages ↓
        </button>
      )}
      <p class="vh" role="status">
        {last?.type === 'turn' && `Newest message from ${nameOf(customer)}`}
      </p>
    </div>
  );
};

/** Changes when an entry is new, or its answer comes. */
const stateOf = (entry: Parameters<typeof keyOfEntry>[0]): string =>
  `${keyOfEntry(entry)} ${entry.type === 'turn' ? entry.status : ''}`;
