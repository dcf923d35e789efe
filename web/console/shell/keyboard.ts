import type { ConsoleParts } from './console-context.ts';
import { type Place, type Shortcut, shortcutOf } from './shortcuts.ts';

const WRITES = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]';

/** Carries out shortcuts of the page. */
export const listenToKeys = ({ current, dialog, takeNext }: ConsoleParts): void => {
  const ask = (kind: 'close' | 'give_back') => {
    const store = current.value;
    const state = store?.read.found.value?.desk.state;
    if (!store || state === undefined || state === 'closed' || (kind === 'give_back' && state === 'bot')) return;
    store.showEnd();
    dialog.value = { kind, seen: store.read.newestMessage() };
  };
  const write = (kind: 'reply' | 'note') => {
    current.value?.switchTo(kind);
    document.getElementById('words')?.focus();
  };
  const acts: Record<Shortcut, () => unknown> = {
    take: takeNext,
    down: () => moveInQueue(1),
    up: () => moveInQueue(-1),
    open: () => rowInFocus()?.click(),
    reply: () => write('reply'),
    note: () => write('note'),
    suggest: () => current.value?.suggest(),
    close: () => ask('close'),
    back: () => ask('give_back'),
    filter: () => document.getElementById('team-filter')?.focus(),
    help: () => {
      dialog.value = { kind: 'help' };
    },
  };
  document.addEventListener('keydown', (event) => {
    const does = shortcutOf(event, placeOf(event.target));
    // On other screens there is no queue and no case.
    if (does === null || (does !== 'help' && !document.getElementById('queue'))) return;
    event.preventDefault();
    acts[does]();
  });
};

const placeOf = (target: EventTarget | null): Place => {
  const element = target instanceof Element ? target : null;
  return {
    isTyping: element?.matches(WRITES) ?? false,
    isInQueue: element?.closest('#queue .scroll') != null,
    isInDialog: document.querySelector('dialog[open]') !== null,
  };
};

const rowInFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('.row') ?? null;

/** Moves the focus along the rows, from the one in focus or the open one. */
const moveInQueue = (step: number): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('#queue .row')];
  const from = rowInFocus() ?? document.querySelector('#queue .row[aria-current]');
  const at = from instanceof HTMLElement ? rows.indexOf(from) + step : step > 0 ? 0 : rows.length - 1;
  rows[Math.min(rows.length - 1, Math.max(0, at))]?.focus();
};
