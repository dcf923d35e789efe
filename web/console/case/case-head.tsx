import { nameOf, ownerInWords } from '../queue/row-words.ts';
import { useConsole } from '../shell/console-context.ts';
import { caseHref } from '../shell/route.ts';
import { ago } from '../shell/times.ts';
import { CaseActs } from './case-acts.tsx';
import type { CaseStore } from './case-store.ts';
import { episodeOf } from './side/episode.ts';

/** The title of the conversation, its owner, and the acts that are possible. */
export const CaseHead = ({ store }: { readonly store: CaseStore }) => {
  const { queue, settings } = useConsole();
  const { customer, conversation_id, read, key } = store;
  const found = read.found.value;
  const { entries } = read.transcript.value;
  const desk = found?.desk ?? null;
  const title = queue.rowOf(key)?.title || titleFrom(entries) || `Conversation ${conversation_id}`;
  const { number, since } = found ? episodeOf(found, read.transcript.value) : { number: 1, since: null };
  return (
    <header class="pane-head">
      <nav class="line between back" aria-label="Panes">
        <a class="btn to-queue" href="#/queue">
          ‹ Queue <b class="dim">{queue.counts.value.waiting}</b>
        </a>
        <a class="btn to-customer" href={caseHref(customer, conversation_id, 'customer')}>
          Customer ›
        </a>
      </nav>
      <div class="case-head">
        <div class="grow stack-xs">
          <h2 id="case-h" class="clip" dir="auto" tabIndex={-1}>
            {title}
          </h2>
          <p class="line one small dim">
            {desk && (
              <span class="state" data-is={desk.state}>
                {ownerInWords(desk, settings.value?.you.id ?? null)}
              </span>
            )}
            <bdi class="clip" title={customer}>
              {nameOf(customer)}
            </bdi>
            {number > 1 && <span>Episode {number}</span>}
            {since !== null && <span class="hide-s">since {ago(since, Date.now())}</span>}
          </p>
        </div>
        {desk && <CaseActs store={store} desk={desk} />}
      </div>
    </header>
  );
};

const titleFrom = (entries: readonly { readonly type: string }[]): string => {
  const first = entries.find((entry) => entry.type === 'turn');
  return first && 'message' in first ? (String(first.message).split('\n')[0] ?? '') : '';
};
