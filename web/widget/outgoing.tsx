import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { OwnMessage } from './messages.tsx';
import type { Outgoing } from './outbox.ts';
import { messageProblem } from './problem.ts';
import { shownTime, type View } from './view.ts';
import { fill } from './words.ts';

/** What cannot be mended by sending the same again. */
const ONLY_EDITED = ['TOO_LARGE', 'HTTP_413', 'INVALID', 'KEY_REUSED'];

/** A message that has no answer yet. */
export const OutgoingMessage = ({ message, view }: { message: Outgoing; view: View }): JSX.Element => {
  const { chat, words, language } = view;
  const { id, text, error } = message;
  const edit = () => {
    chat.outbox.drop(id);
    chat.draft.value = chat.draft.value === '' ? text : `${text}\n${chat.draft.value}`;
    view.focusComposer();
  };
  const isSending = chat.outbox.sending.value === id && !view.isOffline.value;
  return (
    <OwnMessage text={text} name={words.you} isFailed={error !== null}>
      {error === null ? (
        <p class="tick">{isSending ? words.sending : words.queued}</p>
      ) : (
        <p class="fail" role="alert">
          <span>{messageProblem(error, words, (iso) => shownTime(Date.parse(iso), language))}</span>
          {!ONLY_EDITED.includes(error.code) && (
            <button class="link" type="button" onClick={() => chat.outbox.again(id)}>
              {words.again}
            </button>
          )}
          <button class="link" type="button" onClick={edit}>
            {words.edit}
          </button>
        </p>
      )}
    </OwnMessage>
  );
};

/** A sign of life, with the seconds since the message was sent. It is hidden from screen readers, which are told once. */
export const Writing = ({ view }: { readonly view: View }): JSX.Element => {
  const seconds = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => {
      seconds.value += 1;
    }, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  const { words } = view;
  return (
    <li class="msg" data-is="bot" aria-hidden="true">
      <p class="by">
        <span>{words.writing}</span>
        {seconds.value > 0 && <span class="num">{fill(words.seconds, { n: seconds.value })}</span>}
      </p>
      <p class="said typing">
        <i />
        <i />
        <i />
      </p>
    </li>
  );
};
