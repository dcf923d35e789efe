import type { ReadonlySignal } from '@preact/signals';
import type { Acts } from './acts.ts';
import type { Chat } from './chat.ts';
import type { Language } from './language.ts';
import type { Listening } from './listening.ts';
import type { Words } from './words/en.ts';

/** What every part of the panel shows, and calls. */
export interface View {
  readonly chat: Chat;
  readonly acts: Acts;
  readonly listening: Listening;
  readonly words: Words;
  /** The language of the words, and of times. */
  readonly language: Language;
  /** The tag of the page, for the company's texts. */
  readonly tag: string;
  readonly heading: string;
  readonly isPage: boolean;
  readonly isOffline: ReadonlySignal<boolean>;
  /** Closes the panel. */
  close(): void;
  /** Forgets the visitor of this browser, and starts a new chat. */
  forget(): Promise<void>;
  /** Puts the cursor into the composer. */
  focusComposer(): void;
}

/** The time of an entry; with its day, unless that is today. */
export const shownTime = (at: number, language: string): string => {
  const day =
    new Date(at).toDateString() === new Date().toDateString() ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit' }).format(at);
};
