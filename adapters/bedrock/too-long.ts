/**
 * The texts of a ValidationException for a request that is longer than the model's context window. Those without another source are in the
 * tests of redpanda-data/ai-sdk-go, which recorded them from `Converse`.
 */
const WORDINGS: readonly RegExp[] = [
  // Bedrock itself: aws-samples/bedrock-chat#95. The gateway to a model server says the same.
  /input is too long/i,
  // Claude: "prompt is too long: 200049 tokens > 200000 maximum", strands-agents/harness-sdk#1663.
  /prompt is too long/i,
  // Claude, strands-agents/sdk-python#152.
  /input length and `?max_tokens`? exceed context limit/i,
  // Claude, over the limit of bytes: among the overflow messages of strands-agents' Bedrock model.
  /too many total text bytes/i,
  // Nova: "Input Tokens Exceeded: Number of input tokens exceeds maximum length."
  /input tokens exceeded|number of input tokens exceeds/i,
  // Llama and Mistral: "This model's maximum context length is 131072 tokens. Please reduce the length of the prompt".
  /maximum context length/i,
  // Titan and older Mistral: "Too many input tokens. Max input tokens: 8192, request input token count: 9279".
  /too many input tokens/i,
  // Cohere: "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 4292", cohere-ai/sandbox-topically#4.
  /too many tokens: total number of tokens/i,
  // A provider's limit of characters: "Malformed input request: expected maxLength: 50000, actual: 52611".
  /expected maxLength: \d+, actual: \d+/i,
];

/** Whether the message of a ValidationException says that the input is too long. */
export const saysTooLong = (message: string): boolean => WORDINGS.some((wording) => wording.test(message));
