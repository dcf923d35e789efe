import { invalid, violates } from './refusal.ts';
import type { ConverseRequest, Message, ToolUse } from './request.ts';

/** An id of a tool use, or the name of a tool. */
export const ID = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Validates that every tool use is answered in the next user message, that every result has its tool use, and that ids
 * are unique.
 */
export const validateToolUses = ({ messages, toolConfig }: ConverseRequest): void => {
  const seen = new Set<string>();
  messages.forEach((message, i) => {
    const uses = usesOf(message);
    const results = resultsOf(message);
    if (uses.length + results.length > 0 && !toolConfig) {
      throw invalid('The toolConfig field must be defined when using toolUse and toolResult content blocks.');
    }
    for (const use of uses) validateUse(use, seen, `messages.${i + 1}.member.content`);
    if (uses.length > 0) validateAnswers(uses, messages[i + 1], `messages.${i + 1}.content`);
    if (results.length > usesOf(messages[i - 1]).length) {
      throw invalid(
        `The number of toolResult blocks at messages.${i}.content exceeds the number of toolUse blocks of previous turn.`,
      );
    }
  });
};

const validateUse = ({ toolUseId, name }: ToolUse, seen: Set<string>, place: string): void => {
  const pattern = 'satisfy regular expression pattern: [a-zA-Z0-9_-]{1,64}';
  if (!ID.test(toolUseId)) throw violates(toolUseId, `${place}.toolUse.toolUseId`, pattern);
  if (!ID.test(name)) throw violates(name, `${place}.toolUse.name`, pattern);
  if (seen.has(toolUseId)) {
    throw invalid(`The model returned the following errors: ${place}: \`tool_use\` ids must be unique: ${toolUseId}`);
  }
  seen.add(toolUseId);
};

const validateAnswers = (uses: readonly ToolUse[], next: Message | undefined, place: string): void => {
  const answered = resultsOf(next).map(({ toolUseId }) => toolUseId);
  const missing = uses.filter(({ toolUseId }) => !answered.includes(toolUseId)).map(({ toolUseId }) => toolUseId);
  if (missing.length > 0)
    throw invalid(`Expected toolResult blocks at ${place} for the following Ids: ${missing.join(', ')}`);
  const twice = answered.find((id, i) => answered.indexOf(id) !== i);
  if (twice) throw invalid(`The toolResult blocks at ${place} contain duplicate Ids: ${twice}`);
};

const usesOf = (message: Message | undefined) => (message?.content ?? []).flatMap(({ toolUse }) => toolUse ?? []);
const resultsOf = (message: Message | undefined) =>
  (message?.content ?? []).flatMap(({ toolResult }) => toolResult ?? []);
