import type { Kept } from '../../../shared/kept.ts';

export type Kind = 'reply' | 'note';

/** An unsent text in a conversation. */
export interface Draft {
  readonly kind: Kind;
  readonly text: string;
}

/** A reply or a note on its way. `unknown`: it may have arrived; the same call again is safe. */
export interface Unsent extends Draft {
  readonly message_id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** By conversation. */
export interface Written {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly unsent: Readonly<Record<string, readonly Unsent[]>>;
}

export const NOTHING_WRITTEN: Written = { drafts: {}, unsent: {} };
export const NO_DRAFT: Draft = { kind: 'reply', text: '' };

/** Keeps drafts and unsent messages through reloads. */
export const drafts = (written: Kept<Written>) => ({
  draft: (key: string): Draft => written.read().drafts[key] ?? NO_DRAFT,
  unsent: (key: string): readonly Unsent[] => written.read().unsent[key] ?? [],
  keepDraft: (key: string, draft: Draft): void => {
    const { drafts: all, unsent } = written.read();
    written.write({ unsent, drafts: entries(all, key, draft, draft.text !== '' || draft.kind === 'note') });
  },
  keepUnsent: (key: string, list: readonly Unsent[]): void => {
    const { drafts: all, unsent } = written.read();
    written.write({ drafts: all, unsent: entries(unsent, key, list, list.length > 0) });
  },
});
export type Drafts = ReturnType<typeof drafts>;

const entries = <T>(all: Readonly<Record<string, T>>, key: string, value: T, isKept: boolean): Record<string, T> => {
  const { [key]: _, ...others } = all;
  return isKept ? { ...others, [key]: value } : others;
};
