/** Why a conversation is urgent, as core/desk/risk.ts finds it. */
export const RISK_REASONS: Readonly<Record<string, string>> = {
  sensitive_topic: 'A sensitive topic',
  action_unknown: 'An action with an unknown outcome',
  upset: 'The customer is upset',
  no_answer: 'The assistant could not answer',
  negative: 'The customer is in a bad mood',
};

export const RESOLUTIONS = [
  ['solved', 'Solved'],
  ['not_solved', 'Not solved'],
  ['no_reply', 'The customer does not reply'],
  ['spam', 'Spam'],
] as const;

export const resolutionInWords = (resolution: string): string =>
  (RESOLUTIONS.find(([name]) => name === resolution)?.[1] ?? resolution).toLowerCase();
