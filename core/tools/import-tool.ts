import { recordOf, sizeOf, stringOf } from '../text/json.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { adaptSchema, type ToolSchema } from './adapt-schema.ts';
import { sameArgument } from './policy/same-argument.ts';
import type { ToolServer } from './server.ts';
import type { CompanyTool } from './tool.ts';

const TITLE_CHARACTERS = 80;
const DESCRIPTION_CHARACTERS = 1000;
const SCHEMA_BYTES = 4096;
/** The tool names that Bedrock accepts. */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
/** The key of a tool's `_meta` that names its preview. */
const PREVIEW = 'frontdesk/preview';

/**
 * Returns a tool of a server's list as it is offered to models, or the part that rules it out: its name, schema or size. All of it is
 * untrusted: a text of another type counts as absent. A tool counts as a write unless its server declares it read-only.
 */
export const importTool = (
  { name: server, identity: identityName, unbound }: ToolServer,
  tool: unknown,
): CompanyTool | 'name' | 'schema' | 'size' => {
  const { name: ownName, title, description, inputSchema, annotations, _meta } = recordOf(tool);
  const hints = recordOf(annotations);
  const name = `${server}__${stringOf(ownName)}`;
  if (typeof ownName !== 'string' || !NAME.test(name)) return 'name';
  const schema = adaptSchema(inputSchema);
  if (!schema) return 'schema';
  const identity = identityOf(schema, identityName);
  const shown = identity === null ? schema : without(schema, identity);
  if (bytesOf(shown) > SCHEMA_BYTES) return 'size';
  const preview = stringOf(recordOf(_meta)[PREVIEW]);
  const called = plainLine(stringOf(title) || stringOf(hints.title), TITLE_CHARACTERS) || ownName;
  return {
    name,
    server,
    tool: ownName,
    title: called,
    description: plainText(stringOf(description)).slice(0, DESCRIPTION_CHARACTERS).toWellFormed() || called,
    inputSchema: { ...shown },
    writes: hints.readOnlyHint !== true,
    harmless: hints.destructiveHint === false,
    preview: NAME.test(preview) ? preview : null,
    identity,
    identityName,
    unbound: unbound !== undefined,
  };
};

/** Infinite for a schema that holds a value nested too deeply to be written. */
const bytesOf = (schema: ToolSchema): number => {
  try {
    return sizeOf(schema);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

const identityOf = ({ properties }: ToolSchema, identityName: string): string | null => {
  const names = Object.keys(properties);
  return names.find((name) => name === identityName) ?? names.find((name) => sameArgument(name, identityName)) ?? null;
};

const without = ({ type, properties, required }: ToolSchema, identity: string): ToolSchema => ({
  type,
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== identity)),
  required: required.filter((name) => name !== identity),
});
