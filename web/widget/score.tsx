import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { View } from './view.ts';

/** After a close, once: how it was. */
export const Score = ({ view }: { readonly view: View }): JSX.Element => {
  const { acts, words, chat } = view;
  const chosen = useSignal(0);
  if (chat.isRated.value) return <li class="thanks dim">{words.thanks}</li>;
  const send = (event: Event) => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget as HTMLFormElement).get('comment');
    void acts.score(chosen.value, typeof comment === 'string' ? comment : '');
  };
  return (
    <li class="action score">
      <form onSubmit={send}>
        <fieldset>
          <legend>{words.how}</legend>
          <div class="scores">
            {words.scores.split(',').map((label, at) => (
              <label key={label} title={label}>
                <input
                  type="radio"
                  name="score"
                  value={at + 1}
                  checked={chosen.value === at + 1}
                  onChange={() => {
                    chosen.value = at + 1;
                  }}
                />
                <span>
                  {at + 1}
                  <span class="vh"> {label}</span>
                </span>
              </label>
            ))}
          </div>
          <p class="ends small dim" aria-hidden="true">
            <span>{words.scores.split(',')[0]}</span>
            <span>{words.scores.split(',')[4]}</span>
          </p>
        </fieldset>
        {chosen.value > 0 && (
          <>
            <label>
              <span class="small mid">{words.comment}</span>
              <textarea class="field" name="comment" rows={2} maxLength={1000} dir="auto" />
            </label>
            <button class="btn main" type="submit" disabled={acts.doing.value !== null}>
              {words.send}
            </button>
          </>
        )}
      </form>
    </li>
  );
};
