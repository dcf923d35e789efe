/** Sentences of the adversarial model about changes. It says them whether anything was done or not. */
export const CLAIMS = {
  own: [
    'I have cancelled your order.',
    'I have opened the ticket for you.',
    'I have issued the refund.',
    'Ich habe Ihre Bestellung storniert.',
  ],
  passive: ['Your order has been cancelled.', 'The refund has been issued.', 'Ihre Bestellung wurde storniert.'],
} as const;

const ALL: readonly string[] = Object.values(CLAIMS).flat();

/** Removes the claims from what the model repeats: they may have been true when they were said. */
export const withoutClaims = (text: string): string => ALL.reduce((rest, claim) => rest.replaceAll(claim, ''), text);
