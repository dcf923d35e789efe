import type { JSX, RefObject } from 'preact';
import { SendIcon } from './icons.tsx';
import { isAnswered } from './transcript.ts';
import type { View } from './view.ts';
import { fill } from './words.ts';

/** As the server has it. */
const MAX_CHARACTERS = 8000;
const MAX_ROWS = 5;

interface ComposerProps {
  readonly view: View;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where the customer writes. Enter sends, Shift and Enter breaks the line. */
export const Composer = ({ view, field }: ComposerProps): JSX.Element => {
  const { chat, acts, words } = view;
  const { state, assignee } = chat.desk.value;
  const text = chat.draft.value;
  const excess = text.length - MAX_CHARACTERS;
  const send = () => {
    if (text.trim() === '' || excess > 0) return;
    chat.draft.value = '';
    chat.send(text.trim());
  };
  const isBusy = acts.doing.value !== null;
  return (
    <form
      class="w-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      <div class="box">
        <label class="grow">
          <span class="vh">{words.message}</span>
          <textarea
            class="field"
            ref={field}
            rows={Math.min(MAX_ROWS, text.split('\n').length)}
            dir="auto"
            enterkeyhint="send"
            value={text}
            placeholder={state === 'human' && assignee ? fill(words.write_to, { name: assignee }) : words.write}
            aria-invalid={excess > 0}
            onInput={(event) => {
              chat.draft.value = event.currentTarget.value;
            }}
            onKeyDown={(event) => {
              // While an input method composes, Enter takes its word.
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        </label>
        <button class="btn main" type="submit" aria-label={words.send}>
          <SendIcon />
        </button>
      </div>
      <p class="under">
        {excess > 0 ? (
          <span class="bad" role="alert">
            {fill(words.too_long, { n: excess })}
          </span>
        ) : state === 'bot' && chat.guide.value?.handoff === 'on' ? (
          <button class="link" type="button" disabled={isBusy} onClick={() => acts.askForPerson()}>
            {words.ask_person}
          </button>
        ) : (
          <span />
        )}
        {state !== 'closed' && chat.entries.value.some(isAnswered) && (
          <button class="link" type="button" disabled={isBusy} onClick={() => acts.close()}>
            {words.solved}
          </button>
        )}
      </p>
    </form>
  );
};
