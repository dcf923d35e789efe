import { nameOf } from '../../queue/row-words.ts';
import { useConsole } from '../../shell/console-context.ts';
import { Key } from '../../shell/key.tsx';
import { sends } from '../../shell/shortcuts.ts';
import type { CaseStore } from '../case-store.ts';
import { composerWords } from './composer-words.ts';
import type { Kind } from './drafts.ts';
import { SuggestionBox } from './suggestion-box.tsx';

const KINDS = [
  ['reply', 'Reply', 'R'],
  ['note', 'Note', 'N'],
] as const;

/** Where a person writes: a reply that the customer reads, or a note of the team. */
export const Composer = ({ store }: { readonly store: CaseStore }) => {
  const { keys } = useConsole();
  const { draft, read, isYours, isSuggesting, customer } = store;
  const { kind, text } = draft.value;
  const desk = read.found.value?.desk ?? null;
  const words = composerWords(kind, desk, isYours.value);
  const submit = () => {
    if (words.canSend) void store.submit();
  };
  return (
    <form
      class="composer"
      aria-label={kind === 'note' ? 'Note' : 'Answer'}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SuggestionBox store={store} />
      <div class="line">
        <fieldset class="seg">
          <legend class="vh">Kind of message</legend>
          {KINDS.map(([of, label, key]) => (
            <label key={of} title={`${label} (${key})`}>
              <input
                type="radio"
                name="kind"
                value={of}
                checked={of === kind}
                onChange={() => store.switchTo(of as Kind)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <span class="small dim grow">{words.hint}</span>
        {desk?.state !== 'closed' && (
          <button
            class="btn"
            type="button"
            aria-disabled={isSuggesting.value}
            title="Have a model write a reply, for you to check (S)"
            onClick={store.suggest}
          >
            {isSuggesting.value ? 'Writing …' : 'Suggest'} <Key of="S" />
          </button>
        )}
      </div>
      <div class="write">
        <label class="grow">
          <span class="vh">{kind === 'note' ? 'Note for the team' : `Message to ${nameOf(customer)}`}</span>
          <textarea
            class="field"
            id="words"
            rows={2}
            dir="auto"
            maxLength={8000}
            placeholder={words.placeholder}
            aria-describedby="keys-h"
            value={text}
            onInput={(event) => store.write(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!sends(event)) return;
              event.preventDefault();
              submit();
            }}
          />
        </label>
        <button class="btn main" type="submit" aria-disabled={!words.canSend || text.trim() === ''}>
          {words.button}
        </button>
      </div>
      <p class="small dim hide-s" id="keys-h">
        {keys.send} sends, Enter begins a new line.
      </p>
    </form>
  );
};
