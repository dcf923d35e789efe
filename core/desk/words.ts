import { inLanguage } from '../text/in-language.ts';
import type { NoticeMove } from './desk.ts';

const HANDED_OFF = {
  en: 'A colleague takes over here. Your messages are saved; you can close this page and come back.',
};
const HELD = { en: 'Passed on to our team.' };
const NOT_REACHED = { en: 'I could not reach our team just now. Please send this again.' };

interface Opening {
  /** Epoch milliseconds at which people are back; null if they are there. */
  readonly opensAt: number | null;
  /** IANA name; null for UTC. */
  readonly timezone: string | null;
  /** Whether the customer has left no address yet. */
  readonly asksContact: boolean;
}

/** What the customer is told once a person has been asked. */
export const handoffSentence = (_opening: Opening, language: string): string => inLanguage(HANDED_OFF, language);

/** The answer to a message that a person answers. */
export const heldSentence = (language: string): string => inLanguage(HELD, language);

/** The sentence when no person could be asked: no promise. */
export const notReached = (language: string): string => inLanguage(NOT_REACHED, language);

/** A notice for the customer. `by` is a person's name, `team` a team's title. */
export const noticeText = (
  move: NoticeMove,
  _names: { readonly by: string; readonly team: string | null },
  language: string,
): string => inLanguage({ en: move }, language);

/** Whether a message as a whole asks for the assistant back, by closed phrases. */
export const asksForAssistant = (_message: string): boolean => false;
