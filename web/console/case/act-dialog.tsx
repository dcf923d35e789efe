import { useSignal } from '@preact/signals';
import { nameOf, teamTitle } from '../queue/row-words.ts';
import { type Dialog, useConsole } from '../shell/console-context.ts';
import { Modal } from '../shell/modal.tsx';
import type { CaseStore } from './case-store.ts';
import { RESOLUTIONS } from './side/side-words.ts';

interface ActDialogProps {
  readonly store: CaseStore;
  readonly dialog: Exclude<Dialog, { readonly kind: 'help' }>;
}

/** Asks before an act that the customer notices. */
export const ActDialog = ({ store, dialog: { kind, seen } }: ActDialogProps) => {
  const { dialog, settings } = useConsole();
  const desk = store.read.found.value?.desk ?? null;
  const teams = settings.value?.playbook.teams ?? [];
  const others = teams.filter(({ name }) => name !== desk?.team);
  const resolution = useSignal<string>('solved');
  const team = useSignal(others[0]?.name ?? '');
  const who = nameOf(store.customer);
  const owner = desk?.assignee?.name ?? 'a colleague';
  const asked = {
    close: {
      title: 'Close the conversation',
      button: 'Close',
      text: `The next message from ${who} starts a new episode with the assistant. Customers do not see your choice.`,
      choice: { name: 'resolution', label: 'How did it end?', of: RESOLUTIONS, chosen: resolution },
      args: { resolution: resolution.value },
    },
    transfer: {
      title: 'Transfer to another team',
      button: 'Transfer',
      text: `${who} is told, and waits for a person of that team.`,
      choice: {
        name: 'team',
        label: 'Team',
        of: others.map(({ name }) => [name, teamTitle(teams, name)] as const),
        chosen: team,
      },
      args: { team: team.value },
    },
    give_back: {
      title: 'Give back to the assistant',
      button: 'Give back',
      text: `The assistant answers the next message, and reads what people wrote. ${who} is told that you have left.`,
      choice: null,
      args: {},
    },
    take_over: {
      title: `Take over from ${owner}`,
      button: 'Take over',
      text: `${owner} has this conversation. You answer from now on, and ${who} is told your name.`,
      choice: null,
      args: {},
    },
  }[kind];
  const { title, text, button, choice, args } = asked;
  return (
    <Modal
      title={title}
      onClose={() => {
        dialog.value = null;
      }}
    >
      {(close) => (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            close();
            void store.move(kind, { seen, ...args });
          }}
        >
          {choice && (
            <fieldset class="stack-s">
              <legend class="small mid">{choice.label}</legend>
              {choice.of.map(([value, label]) => (
                <label class="choice" key={value}>
                  <input
                    type="radio"
                    name={choice.name}
                    value={value}
                    checked={value === choice.chosen.value}
                    onChange={() => {
                      choice.chosen.value = value;
                    }}
                  />
                  <span>{label}</span>
                </label>
              ))}
              {choice.of.length === 0 && <p class="mid">The playbook has no other team.</p>}
            </fieldset>
          )}
          <p class="small mid">{text}</p>
          {kind !== 'take_over' && store.draft.value.text !== '' && (
            <p class="small bad">Your text is not sent. It stays in the field.</p>
          )}
          <div class="line">
            <button class="btn main" type="submit" disabled={choice?.of.length === 0}>
              {button}
            </button>
            <button class="btn" type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </form>
      )}
    </Modal>
  );
};
