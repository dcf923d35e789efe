const UTF8_BYTES_PER_TOKEN = 4;
/** Tokens of roles, separators and block frames. */
const MESSAGE_OVERHEAD = 4;

/** Estimates the tokens of text that no model has counted. By bytes, because a script with longer characters takes more tokens. */
export const estimateTokens = (text: string): number =>
  Math.ceil(Buffer.byteLength(text) / UTF8_BYTES_PER_TOKEN) + MESSAGE_OVERHEAD;

/**
 * Tokens of the customer's message: the input that the model reported, less the known size of the context in front of the message. The sum
 * then equals the report, however good the estimate of the system prompt was. A difference that the message cannot explain (another model
 * counted the context) falls back to the estimate.
 */
export const countedQuestion = (reportedInput: number, contextTokens: number, estimate: number): number => {
  const counted = reportedInput - contextTokens;
  return counted >= estimate / 4 && counted <= estimate * 4 + 256 ? counted : estimate;
};
