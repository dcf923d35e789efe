import type { JSX } from 'preact';
import { actProblem } from './problem.ts';
import { lastNotice, offersContact } from './transcript.ts';
import type { View } from './view.ts';

/** While the conversation waits for a person: the way back to the assistant, and a field for a contact if the team is away. */
export const Waiting = ({ view }: { readonly view: View }): JSX.Element => {
  const { chat, acts, words } = view;
  const notice = lastNotice(chat.entries.value);
  return (
    <li class="hold">
      <p>
        <b>{words.with_nobody}</b>
      </p>
      {notice && <p dir="auto">{notice.text}</p>}
      {acts.hasContact.value ? (
        <p>{words.contact_kept}</p>
      ) : (
        offersContact(chat.entries.value) && <ContactForm view={view} />
      )}
      <p class="line">
        <button
          class="link"
          type="button"
          disabled={acts.doing.value !== null}
          onClick={async () => {
            if (await acts.backToAssistant()) view.focusComposer();
          }}
        >
          {words.back}
        </button>
      </p>
    </li>
  );
};

/** Leaves an address for the team, which asks for a person as well. */
export const ContactForm = ({ view }: { readonly view: View }): JSX.Element => {
  const { acts, words } = view;
  const leave = async (event: Event) => {
    event.preventDefault();
    const contact = new FormData(event.currentTarget as HTMLFormElement).get('contact');
    if (typeof contact === 'string' && contact.trim() !== '') await acts.askForPerson(contact.trim());
  };
  return (
    <form class="contact" onSubmit={leave}>
      <label>
        <span class="small">{words.contact}</span>
        <input class="field wide" name="contact" maxLength={200} autocomplete="email" dir="auto" />
      </label>
      <button class="btn edge" type="submit" disabled={acts.doing.value !== null}>
        {words.send}
      </button>
    </form>
  );
};

/** Why the customer's last act failed. */
export const ActProblem = ({ view: { acts, words } }: { readonly view: View }): JSX.Element | null =>
  acts.error.value && (
    <p class="fail" role="alert">
      {actProblem(acts.error.value, words)}
    </p>
  );
