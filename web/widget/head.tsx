import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { initialsOf } from '../shared/initials.ts';
import { ChatIcon, CloseIcon, MoreIcon } from './icons.tsx';
import type { View } from './view.ts';
import { fill } from './words.ts';

/** Who has the conversation, the menu, and the button that closes the chat. */
export const Head = ({ view }: { readonly view: View }): JSX.Element => {
  const { words, isPage, heading } = view;
  const { state, assignee } = view.chat.desk.value;
  const person = state === 'human' ? assignee : null;
  const status = {
    bot: words.with_assistant,
    waiting: words.with_nobody,
    human: fill(words.with_person, { name: assignee ?? '' }),
    closed: words.with_closed,
  }[state];
  return (
    <div class="w-head">
      <span class="avatar" data-is={state} aria-hidden="true">
        {person === null ? <ChatIcon /> : initialsOf(person)}
      </span>
      <div class="grow">
        {isPage ? <h1>{heading}</h1> : <h2>{heading}</h2>}
        <p>{status}</p>
      </div>
      <Menu view={view} />
      {!isPage && (
        <button class="btn icon" type="button" aria-label={words.close} onClick={view.close}>
          <CloseIcon />
        </button>
      )}
    </div>
  );
};

const Menu = ({ view }: { readonly view: View }): JSX.Element | null => {
  const { words, chat, acts } = view;
  const isSure = useSignal(false);
  const mayAsk = chat.desk.value.state === 'bot' && chat.guide.value?.handoff === 'on';
  const mayForget = chat.customer.value?.isVisitor === true;
  if (!mayAsk && !mayForget) return null;
  const closed = (event: Event) =>
    event.currentTarget instanceof Element && event.currentTarget.closest('details')?.removeAttribute('open');
  return (
    <details
      class="menu"
      onToggle={() => {
        isSure.value = false;
      }}
    >
      <summary class="btn icon" aria-label={words.more}>
        <MoreIcon />
      </summary>
      <div>
        {mayAsk && (
          <button
            class="btn"
            type="button"
            onClick={(event) => {
              closed(event);
              void acts.askForPerson();
            }}
          >
            {words.ask_person}
          </button>
        )}
        {mayForget && (
          <button
            class="btn danger"
            type="button"
            onClick={() => {
              if (isSure.value) void view.forget();
              isSure.value = true;
            }}
          >
            {isSure.value ? words.forget_sure : words.forget}
          </button>
        )}
      </div>
    </details>
  );
};
