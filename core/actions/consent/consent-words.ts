import { type ClosedPhrases, readPhrases } from './closed-phrases.ts';

export interface Reply {
  readonly message: string;
  readonly confirm_action: string | null;
}

/** What a reply may consent to. Customers repeat the titles of what is proposed: the wordings of each action. */
export interface Proposed {
  readonly id: string;
  readonly titles: readonly (readonly string[])[];
}

/** Whether a reply consents to the proposal: by its id, or by closed phrases that agree. */
export const isConsent = (
  { id, titles }: Proposed,
  { message, confirm_action }: Reply,
  phrases: ClosedPhrases,
): boolean =>
  confirm_action === null
    ? readPhrases(message, phrases, titles) === 'agrees'
    : confirm_action === id && readPhrases(message, phrases, titles) !== 'declines';

/** Whether a reply declines the proposal: by a clear no, also beside an id (a client's mistake). */
export const isRefusal = ({ titles }: Proposed, { message }: Reply, phrases: ClosedPhrases): boolean =>
  readPhrases(message, phrases, titles) === 'declines';

/** Whether a reply confirms another proposal: the button of an older answer. */
export const confirmsAnother = ({ id }: Proposed, { confirm_action }: Reply): boolean =>
  confirm_action !== null && confirm_action !== id;
