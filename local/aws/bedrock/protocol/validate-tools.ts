import type { Model } from '../../../../core/models/catalogue.ts';
import { invalid, violates } from './refusal.ts';
import { type ConverseRequest, type Json, type Tool, toolsOf } from './request.ts';
import { isThinking } from './thinking.ts';
import { ID } from './validate-tool-uses.ts';

/** Validates `toolConfig`, which differs most from model to model. */
export const validateTools = (model: Model, request: ConverseRequest): void => {
  const { toolConfig } = request;
  if (!toolConfig) return;
  if (!model.takes.tools) throw invalid("This model doesn't support tool use.");
  const tools = toolsOf(request);
  if (tools.length === 0) throw violates('[]', 'toolConfig.tools', 'have length greater than or equal to 1');
  toolConfig.tools.forEach(({ toolSpec }, i) => {
    if (toolSpec) validateTool(toolSpec, model.takes.schemaDefs, `toolConfig.tools.${i}.toolSpec`);
  });
  const names = tools.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw invalid(`The toolConfig.tools contains duplicate tool names: ${twice}. Tool names must be unique.`);
  validateChoice(model, request, names);
};

const validateTool = ({ name, description, inputSchema }: Tool, takesDefs: boolean, place: string): void => {
  if (!ID.test(name)) throw violates(name, `${place}.name`, 'satisfy regular expression pattern: [a-zA-Z0-9_-]{1,64}');
  if (description !== undefined && description.trim() === '') {
    throw violates(description, `${place}.description`, 'have length greater than or equal to 1');
  }
  if (inputSchema.json.type !== 'object') {
    throw invalid(`The value at ${place}.inputSchema.json.type must be one of the following: object.`);
  }
  const key = takesDefs ? undefined : findKey(inputSchema.json, ['$defs', '$ref']);
  if (key) throw invalid(`The value at ${place}.inputSchema.json is invalid: this model doesn't support ${key}.`);
};

const validateChoice = (model: Model, request: ConverseRequest, names: readonly string[]): void => {
  const { tool } = request.toolConfig?.toolChoice ?? {};
  if (tool && !model.takes.forcedTool) {
    throw invalid(
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
    );
  }
  if (tool && !names.includes(tool.name)) {
    throw invalid(`The tool ${tool.name} at toolConfig.toolChoice.tool.name is not defined in toolConfig.tools.`);
  }
  if (tool && isThinking(model, request)) {
    throw invalid(
      'The model returned the following errors: Thinking may not be enabled when tool_choice forces tool use.',
    );
  }
};

const findKey = (value: Json, keys: readonly string[]): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = !Array.isArray(value) && keys.includes(key) ? key : findKey(child, keys);
    if (found) return found;
  }
  return undefined;
};
