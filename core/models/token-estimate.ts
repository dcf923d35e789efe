const UTF8_BYTES_PER_TOKEN = 4;
/** Roles, separators and block frames that models count beside the words. */
const MESSAGE_OVERHEAD = 4;

/** Rough tokens of text that no model has counted yet; a text of another script has more bytes, and more tokens. */
export const estimateTokens = (text: string): number =>
  Math.ceil(Buffer.byteLength(text) / UTF8_BYTES_PER_TOKEN) + MESSAGE_OVERHEAD;

/**
 * Tokens of the customer's words: what the model reported for the whole input, less what the context in front of them was known to
 * take. The sum then equals the report, whatever the estimate of the system prompt was. A difference that the words cannot
 * explain (another model counted the context) falls back to the estimate.
 */
export const countedQuestion = (reportedInput: number, contextTokens: number, estimate: number): number => {
  const counted = reportedInput - contextTokens;
  return counted >= estimate / 4 && counted <= estimate * 4 + 256 ? counted : estimate;
};
