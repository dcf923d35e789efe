import { useConsole } from '../../shell/console-context.ts';
import type { CaseStore } from '../case-store.ts';
import type { Step } from '../conflict-words.ts';

/** Why an act was not carried out, with one next step. */
export const AlertBox = ({ store }: { readonly store: CaseStore }) => {
  const { dialog } = useConsole();
  const { value } = store.alert;
  if (!value) return null;
  const { tone, title, text, step } = value;
  const steps: Record<Step, () => unknown> = {
    show: store.showEnd,
    note: () => store.switchTo('note'),
    take_over: () => {
      dialog.value = { kind: 'take_over', seen: store.read.newestMessage() };
    },
    reopen: () => store.move('reopen', { seen: store.read.newestMessage() }),
    retry: store.repeat,
  };
  return (
    <p class="alert flat" data-is={tone} role="alert">
      <span class="grow">
        <b>
          <bdi>{title}</bdi>
        </b>{' '}
        {text}
      </span>
      <span class="line">
        {step && (
          <button
            class="btn edge"
            type="button"
            onClick={() => {
              store.clearAlert();
              steps[step.does]();
            }}
          >
            {step.label}
          </button>
        )}
        <button class="btn" type="button" onClick={store.clearAlert}>
          Dismiss
        </button>
      </span>
    </p>
  );
};
