import { Refusal } from './refusal.ts';
import type { ConverseRequest } from './request.ts';

/**
 * Checks only the shape of a request, as Bedrock does before any rule. Throws a `SerializationException` that names the
 * place.
 */
export const readRequest = (body: unknown): ConverseRequest => {
  const request = record(body, 'the body');
  each(request.messages, 'messages', (message, place) => {
    text(message.role, `${place}.role`);
    each(message.content, `${place}.content`, readBlock);
  });
  each(request.system ?? [], 'system', (block, place) => optionalText(block.text, `${place}.text`));
  if (request.toolConfig !== undefined) readToolConfig(record(request.toolConfig, 'toolConfig'));
  const inference = record(request.inferenceConfig ?? {}, 'inferenceConfig');
  for (const field of ['maxTokens', 'temperature', 'topP'])
    optionalNumber(inference[field], `inferenceConfig.${field}`);
  list(inference.stopSequences ?? [], 'stopSequences').forEach((stop, i) => {
    text(stop, `inferenceConfig.stopSequences.${i}`);
  });
  record(record(request.additionalModelRequestFields ?? {}, 'additionalModelRequestFields').thinking ?? {}, 'thinking');
  return body as ConverseRequest;
};

type Fields = Record<string, unknown>;

const readBlock = (block: Fields, place: string): void => {
  optionalText(block.text, `${place}.text`);
  if (block.toolUse !== undefined) {
    const use = record(block.toolUse, `${place}.toolUse`);
    text(use.toolUseId, `${place}.toolUse.toolUseId`);
    text(use.name, `${place}.toolUse.name`);
  }
  if (block.toolResult !== undefined) {
    const result = record(block.toolResult, `${place}.toolResult`);
    text(result.toolUseId, `${place}.toolResult.toolUseId`);
    each(result.content, `${place}.toolResult.content`, (part, at) => optionalText(part.text, `${at}.text`));
  }
};

const readToolConfig = (config: Fields): void => {
  each(config.tools, 'toolConfig.tools', ({ toolSpec }, place) => {
    if (toolSpec === undefined) return;
    const spec = record(toolSpec, `${place}.toolSpec`);
    text(spec.name, `${place}.toolSpec.name`);
    optionalText(spec.description, `${place}.toolSpec.description`);
    const schema = record(spec.inputSchema, `${place}.toolSpec.inputSchema`);
    record(schema.json, `${place}.toolSpec.inputSchema.json`);
  });
  const choice = record(config.toolChoice ?? {}, 'toolConfig.toolChoice');
  if (choice.tool !== undefined)
    text(record(choice.tool, 'toolConfig.toolChoice.tool').name, 'toolConfig.toolChoice.tool.name');
};

const malformed = (place: string, kind: string): Refusal =>
  new Refusal('SerializationException', `The value at ${place} must be ${kind}.`);

const record = (value: unknown, place: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(place, 'an object');
  return value as Fields;
};

const list = (value: unknown, place: string): unknown[] => {
  if (!Array.isArray(value)) throw malformed(place, 'a list');
  return value;
};

const each = (value: unknown, place: string, read: (item: Fields, place: string) => void): void =>
  list(value, place).forEach((item, i) => {
    read(record(item, `${place}.${i}`), `${place}.${i}`);
  });

const text = (value: unknown, place: string): void => {
  if (typeof value !== 'string') throw malformed(place, 'a string');
};

const optionalText = (value: unknown, place: string): void => {
  if (value !== undefined) text(value, place);
};

const optionalNumber = (value: unknown, place: string): void => {
  if (value !== undefined && typeof value !== 'number') throw malformed(place, 'a number');
};
