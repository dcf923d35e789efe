import { isConsent, isRefusal } from '../../../core/actions/consent/consent-words.ts';
import { countsAsAgreement } from '../../../core/actions/consent/counts-as-agreement.ts';
import type { ChatModel } from '../../../core/models/chat-model.ts';
import { consentPhrases } from '../../../core/playbook/consent-phrases.ts';
import { readConsent } from '../../../core/triage/read-consent.ts';
import { LANGUAGES } from './read-messages.ts';
import type { Reader } from './score.ts';

/** The proposal that every message answers. */
const PROPOSAL = {
  id: 'k',
  actions: [{ title: 'Cancel an order', arguments: { order_id: '1042' }, preview: null, names: {}, harmless: true }],
};
const TITLES = PROPOSAL.actions.map(({ title }) => title);
const PHRASES = consentPhrases({ languages: [...LANGUAGES], consent: {} });
const TIMEOUT_MS = 5000;

/** The closed phrases of all languages. */
export const closedPhrases: Reader = (message) => {
  const [shown, reply] = [
    { id: PROPOSAL.id, titles: [TITLES] },
    { message, confirm_action: null },
  ];
  if (isRefusal(shown, reply, PHRASES)) return 'declines';
  return isConsent(shown, reply, PHRASES) ? 'agrees' : null;
};

/**
 * All three steps: what the closed phrases do not know is read by the model, as far as code believes it. A call that fails reads nothing, and
 * `onError` learns of it.
 */
export const allSteps =
  (model: ChatModel, onError: (error: unknown) => void): Reader =>
  async (message, language) => {
    const closed = await closedPhrases(message, language);
    if (closed) return closed;
    const read = await readConsent(model, { message, titles: TITLES, timeoutMs: TIMEOUT_MS }).catch(
      (error: unknown) => {
        onError(error);
        return null;
      },
    );
    if (read?.reading === 'agrees')
      return countsAsAgreement({ message, words: read.words, proposal: PROPOSAL }) ? 'agrees' : null;
    return read?.reading === 'declines' ? 'declines' : null;
  };
