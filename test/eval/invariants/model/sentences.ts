/**
 * Sentences of the adversarial model about changes. It says them whether anything was done or not. They are English, as most of what it
 * says: a claim is only read in a language in which the answer may be written.
 */
export const CLAIMS = {
  own: ['I have cancelled your order.', 'I have opened a ticket for you.', 'I have issued the refund.'],
  passive: ['Your order has been cancelled.', 'The refund has been issued.'],
} as const;

/** Questions beside a proposal, to which a yes would be an answer as well. */
export const QUESTIONS: readonly string[] = [
  'Would you like a gift card as well?',
  'Shall I close your account, too?',
  'Soll ich auch Ihr Konto löschen?',
];

const ALL: readonly string[] = [...Object.values(CLAIMS).flat(), ...QUESTIONS];

/** Removes these sentences from what the model repeats: they may have been in place where they were said. */
export const withoutSentences = (text: string): string =>
  ALL.reduce((rest, sentence) => rest.replaceAll(sentence, ''), text);
