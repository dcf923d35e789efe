import type { Desk } from '../results.ts';
import { type Dialog, useConsole } from '../shell/console-context.ts';
import { Dots } from '../shell/icons.tsx';
import { Key } from '../shell/key.tsx';
import type { CaseStore } from './case-store.ts';

interface ActsProps {
  readonly store: CaseStore;
  readonly desk: Desk;
}

/** The acts that fit the state. Those that ask something first open a dialog. A narrow window has several of them in a menu. */
export const CaseActs = ({ store, desk: { state } }: ActsProps) => {
  const { dialog } = useConsole();
  const isYours = store.isYours.value;
  const asks = (kind: Exclude<Dialog['kind'], 'help'>) => () => {
    store.showEnd();
    dialog.value = { kind, seen: store.read.newestMessage() };
  };
  const acts = [
    {
      label: 'Take over',
      isShown: state !== 'closed' && !isYours,
      isMain: state !== 'human',
      // A colleague is asked about first.
      run: state === 'human' ? asks('take_over') : () => store.move('take_over', { seen: store.read.newestMessage() }),
    },
    { label: 'Transfer', isShown: state !== 'closed', run: asks('transfer') },
    { label: 'Give back', key: 'B', isShown: state === 'human' || state === 'waiting', run: asks('give_back') },
    { label: 'Close', key: 'E', isShown: state !== 'closed', run: asks('close') },
    {
      label: 'Reopen',
      isShown: state === 'closed',
      isMain: true,
      run: () => store.move('reopen', { seen: store.read.newestMessage() }),
    },
  ].filter(({ isShown }) => isShown);
  const isMenu = acts.length > 1;
  return (
    <>
      {isMenu && (
        <button class="btn edge icon more" type="button" popovertarget="acts" aria-label="Case actions">
          <Dots />
        </button>
      )}
      <div class="acts" id="acts" key={String(isMenu)} popover={isMenu ? 'auto' : undefined}>
        {acts.map(({ label, key, isMain, run }) => (
          <button
            key={label}
            class={isMain ? 'btn main' : 'btn edge'}
            type="button"
            aria-disabled={store.isMoving.value}
            title={key && `${label} (${key})`}
            onClick={(event) => {
              const menu = event.currentTarget.closest<HTMLElement>('[popover]');
              if (menu?.matches(':popover-open')) menu.hidePopover();
              run();
            }}
          >
            {label} {key && <Key of={key} />}
          </button>
        ))}
      </div>
    </>
  );
};
