import type { Model } from '../../../../core/models/catalogue.ts';
import { isRecord } from '../../../../core/text/json.ts';
import { invalid, violates } from './refusal.ts';
import type { Block, ConverseRequest } from './request.ts';

/** Validates roles and the content of every message. validate-tool-uses.ts validates tool uses and their results. */
export const validateMessages = ({ takes }: Model, { messages, system = [] }: ConverseRequest): void => {
  system.forEach(({ text }, i) => {
    if (text !== undefined) refuseBlank(text, 'SystemContentBlock', `system.${i}`);
  });
  validateRoles(messages.map(({ role }) => role));
  messages.forEach(({ role, content }, i) => {
    const place = `messages.${i}`;
    if (content.length === 0) {
      throw invalid(
        `The content field in the Message object at ${place} is empty. ` +
          'Add a ContentBlock object to the content field and try again.',
      );
    }
    content.forEach((block, j) => {
      validateBlock(block, `${place}.content.${j}`);
      if (block.reasoningContent !== undefined) validateReasoning(role, takes.thinking);
      validateSide(role, block, `${place}.content.${j}`);
    });
  });
  if (!takes.prefill && messages.at(-1)?.role === 'assistant') {
    throw invalid(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    );
  }
};

const validateRoles = (roles: readonly string[]): void => {
  roles.forEach((role, i) => {
    if (role !== 'user' && role !== 'assistant') {
      throw violates(role, `messages.${i + 1}.member.role`, 'satisfy enum value set: [user, assistant]');
    }
  });
  if (roles[0] !== 'user') {
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  const repeated = roles.findIndex((role, i) => i > 0 && role === roles[i - 1]);
  if (repeated > 0) {
    throw invalid(
      `A conversation must alternate between user and assistant roles (messages.${repeated}). ` +
        'Make sure the conversation alternates between user and assistant roles and try again.',
    );
  }
};

const validateBlock = (block: Block, place: string): void => {
  if (Object.keys(block).length !== 1) {
    throw invalid(`The ContentBlock object at ${place} must set exactly one member. Try again with one member.`);
  }
  if (block.text !== undefined) refuseBlank(block.text, 'ContentBlock', place);
  if (block.toolUse && !isRecord(block.toolUse.input)) throw notAnObject(`${place}.toolUse.input`);
  block.toolResult?.content.forEach(({ text, json }, i) => {
    const part = `${place}.toolResult.content.${i}`;
    if (text !== undefined) refuseBlank(text, 'ToolResultContentBlock', part);
    if (json !== undefined && !isRecord(json)) throw notAnObject(`${part}.json`);
  });
};

const validateReasoning = (role: string, thinking: Model['takes']['thinking']): void => {
  if (role === 'user') throw invalid('User messages cannot contain reasoning content. Please remove it and try again.');
  if (thinking !== 'default') {
    throw invalid("This model doesn't support the reasoningContent field. Remove reasoningContent and try again.");
  }
};

const validateSide = (role: string, { toolUse, toolResult }: Block, place: string): void => {
  if (toolUse && role === 'user') throw invalid(`The user message at ${place} cannot contain tool uses.`);
  if (toolResult && role === 'assistant')
    throw invalid(`The assistant message at ${place} cannot contain tool results.`);
};

const refuseBlank = (text: string, object: string, place: string): void => {
  if (text.trim() !== '') return;
  throw invalid(
    `The text field in the ${object} object at ${place} is blank. Add text to the text field, and try again.`,
  );
};

const notAnObject = (place: string) =>
  invalid(`The format of the value at ${place} is invalid. Provide a json object for the field and try again.`);
