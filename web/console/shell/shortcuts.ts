/** The shortcuts, as the help lists them. */
export const SHORTCUTS = [
  { keys: ['t'], does: 'take', label: 'Take the next conversation' },
  { keys: ['j', 'ArrowDown'], does: 'down', label: 'Next row of the queue' },
  { keys: ['k', 'ArrowUp'], does: 'up', label: 'Row before' },
  { keys: ['o', 'Enter'], does: 'open', label: 'Open the row' },
  { keys: ['r'], does: 'reply', label: 'Write a reply' },
  { keys: ['n'], does: 'note', label: 'Write a note for the team' },
  { keys: ['s'], does: 'suggest', label: 'Suggest a reply' },
  { keys: ['e'], does: 'close', label: 'Close the conversation' },
  { keys: ['b'], does: 'back', label: 'Give back to the assistant' },
  { keys: ['/'], does: 'filter', label: 'Filter the queue by team' },
  { keys: ['?'], does: 'help', label: 'This list' },
] as const;
export type Shortcut = (typeof SHORTCUTS)[number]['does'];

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

/** Where the key was pressed. */
export interface Place {
  /** Whether the key writes there. */
  readonly isTyping: boolean;
  readonly isInQueue: boolean;
  readonly isInDialog: boolean;
}

/** The shortcut of a key where it was pressed; null for none. Keys that browsers and fields use keep their meaning. */
export const shortcutOf = ({ key, ctrlKey, metaKey, altKey, isComposing }: Key, place: Place): Shortcut | null => {
  if (ctrlKey || metaKey || altKey || isComposing || place.isTyping || place.isInDialog) return null;
  // Elsewhere arrows scroll, and Enter is the focused control's.
  if ((key.startsWith('Arrow') && !place.isInQueue) || key === 'Enter') return null;
  return SHORTCUTS.find(({ keys }) => (keys as readonly string[]).includes(key))?.does ?? null;
};

/** Whether Ctrl+Enter or ⌘+Enter was pressed: it sends. Enter alone begins a line. */
export const sends = ({ key, ctrlKey, metaKey, isComposing }: Key): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !isComposing;
