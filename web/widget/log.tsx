import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { textIn } from './language.ts';
import { PostMessage, TurnMessages } from './messages.tsx';
import { OutgoingMessage, Writing } from './outgoing.tsx';
import { ActProblem, ContactForm, Waiting } from './people.tsx';
import { Score } from './score.tsx';
import { isAnswered, isTurn } from './transcript.ts';
import type { View } from './view.ts';

/** From the end, in pixels: who is there sees what comes. */
const NEAR_END = 80;

/** The conversation. */
export const Log = ({ view }: { readonly view: View }): JSX.Element => {
  const { chat, acts, words, isOffline } = view;
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ end: 0, height: 0 });
  const entries = chat.entries.value;
  const { state } = chat.desk.value;
  const outgoing = chat.outbox.messages.value;
  const known = new Set(entries.flatMap((entry) => (isTurn(entry) ? [entry.message_id] : [])));
  const isWriting = chat.outbox.sending.value !== null && state !== 'waiting' && state !== 'human' && !isOffline.value;
  const mayLeave = outgoing.some(({ error }) => error?.code === 'QUOTA' && error.message.includes('ask_for_person'));

  // At the end it stays there, and at the beginning it keeps its place when older entries come.
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { end, height } = seen.current;
    if (height - end < NEAR_END) current.scrollTop = current.scrollHeight;
    else if (current.scrollTop < NEAR_END) current.scrollTop += current.scrollHeight - height;
    seen.current = { end: current.scrollTop + current.clientHeight, height: current.scrollHeight };
  });
  const scrolled = () => {
    const { current } = box;
    if (current) seen.current = { end: current.scrollTop + current.clientHeight, height: current.scrollHeight };
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
    <div class="w-log" role="log" aria-label={words.conversation} tabIndex={0} ref={box} onScroll={scrolled}>
      <ol>
        {chat.hasOlder.value ? (
          <li class="older">
            <button class="btn edge" type="button" onClick={() => chat.readOlder().catch(() => {})}>
              {words.older}
            </button>
          </li>
        ) : (
          <Greeting view={view} isNew={entries.length === 0 && outgoing.length === 0} />
        )}
        {entries.map((entry) =>
          isTurn(entry) ? (
            <TurnMessages key={entry.message_id} turn={entry} view={view} />
          ) : (
            <PostMessage key={entry.id} post={entry} view={view} />
          ),
        )}
        {outgoing.map((message) =>
          known.has(message.id) ? null : <OutgoingMessage key={message.id} message={message} view={view} />,
        )}
        {isWriting && <Writing key={chat.outbox.sending.value} view={view} />}
        {mayLeave && !acts.hasContact.value && (
          <li class="hold">
            <ContactForm view={view} />
          </li>
        )}
        {state === 'waiting' && <Waiting view={view} />}
        {state === 'closed' && entries.some(isAnswered) && <Score view={view} />}
        {acts.error.value && (
          <li>
            <ActProblem view={view} />
          </li>
        )}
      </ol>
    </div>
  );
};

/** The company's greeting, and its questions to start with. */
const Greeting = ({ view, isNew }: { readonly view: View; readonly isNew: boolean }): JSX.Element | null => {
  const { chat, words, tag } = view;
  const guide = chat.guide.value;
  if (!guide) return null;
  const starters = isNew ? (textIn(guide.starters ?? {}, tag, guide.languages) ?? []) : [];
  return (
    <li class="msg" data-is="bot">
      <p class="by">
        <b>{words.assistant}</b>
      </p>
      <p class="said" dir="auto">
        {textIn(guide.greeting, tag, guide.languages)}
      </p>
      {starters.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a form.
        <div class="starters" role="group" aria-label={words.starters}>
          {starters.map((question) => (
            <button key={question} class="btn edge" type="button" dir="auto" onClick={() => chat.send(question)}>
              {question}
            </button>
          ))}
        </div>
      )}
    </li>
  );
};
