import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { LEAVE_CONTACT } from '../../core/desk/leave-contact.ts';
import { companyLanguage } from './company-language.ts';
import { keepPlace } from './keep-place.ts';
import { PostMessage, TurnMessages } from './messages.tsx';
import { OutgoingMessage, Writing } from './outgoing.tsx';
import { ActProblem, ContactForm, Waiting } from './people.tsx';
import { Score } from './score.tsx';
import { isAnswered, isTurn, lastNotice } from './transcript.ts';
import type { View } from './view.ts';

/** The conversation. */
export const Log = ({ view }: { readonly view: View }): JSX.Element => {
  const { chat, acts, words, language, isOffline } = view;
  const box = useRef<HTMLDivElement>(null);
  const entries = chat.entries.value;
  const { state } = chat.desk.value;
  const outgoing = chat.outbox.messages.value;
  const known = new Set(entries.flatMap((entry) => (isTurn(entry) ? [entry.message_id] : [])));
  const isWriting = chat.outbox.sending.value !== null && state !== 'waiting' && state !== 'human' && !isOffline.value;
  const mayLeave =
    state === 'bot' &&
    outgoing.some(({ error }) => error?.code === 'QUOTA' && error.message.includes('ask_for_person'));

  /** The card of who waits says it. */
  const shownBelow = state === 'waiting' ? lastNotice(entries) : null;
  useEffect(() => (box.current ? keepPlace(box.current) : undefined), []);
  useLayoutEffect(() => {
    if (outgoing.length > 0) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [outgoing.length]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
    <div class="w-log" role="log" aria-label={words.conversation} tabIndex={0} ref={box}>
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
          ) : entry === shownBelow ? null : (
            <PostMessage key={entry.id} post={entry} view={view} />
          ),
        )}
        {outgoing.map((message) =>
          known.has(message.id) ? null : <OutgoingMessage key={message.id} message={message} view={view} />,
        )}
        {isWriting && <Writing key={chat.outbox.sending.value} view={view} />}
        {mayLeave && !acts.hasContact.value && (
          <li class="hold">
            <p>{LEAVE_CONTACT[language]}</p>
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
  const code = companyLanguage(guide.greeting, tag, guide.languages);
  const starters = isNew ? (guide.starters[code] ?? []) : [];
  return (
    <li class="msg" data-is="bot">
      <p class="by">
        <b>{words.assistant}</b>
      </p>
      <p class="said" dir="auto" lang={code}>
        {guide.greeting[code]}
      </p>
      {starters.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a form.
        <div class="starters" lang={code} role="group" aria-label={words.starters}>
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
