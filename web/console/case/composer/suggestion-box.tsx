import { useSignal } from '@preact/signals';
import type { CaseStore } from '../case-store.ts';
import { dollars } from '../figures.ts';

/** A reply that a model wrote. It goes into the field, and replaces typed text only after a question. */
export const SuggestionBox = ({ store }: { readonly store: CaseStore }) => {
  const asks = useSignal(false);
  const { value } = store.suggestion;
  if (!value) return null;
  const typed = store.draft.value.text;
  const use = (text: string) => {
    store.useWords(text);
    store.dropSuggestion();
    asks.value = false;
  };
  return (
    <section class="suggest" aria-labelledby="suggestion-h">
      <div>
        <h3 id="suggestion-h">
          Suggested reply{' '}
          <span class="small dim">
            {value.model}, {dollars(value.cost_usd)}
          </span>
        </h3>
        <p class="suggested" dir="auto">
          {value.text}
        </p>
        {value.after !== store.read.newest() && (
          <p class="small bad">It does not take the newest entry into account.</p>
        )}
      </div>
      {asks.value ? (
        <fieldset class="line">
          <legend class="vh">You have typed something</legend>
          <button class="btn edge" type="button" onClick={() => use(value.text)}>
            Replace my text
          </button>
          <button class="btn edge" type="button" onClick={() => use(`${typed}\n\n${value.text}`)}>
            Add below
          </button>
          <button
            class="btn"
            type="button"
            onClick={() => {
              asks.value = false;
            }}
          >
            Keep mine
          </button>
        </fieldset>
      ) : (
        <div class="line">
          <button
            class="btn edge"
            type="button"
            onClick={() => {
              if (typed.trim() === '') use(value.text);
              else asks.value = true;
            }}
          >
            Use
          </button>
          <button class="btn" type="button" onClick={store.dropSuggestion}>
            Dismiss
          </button>
        </div>
      )}
    </section>
  );
};
