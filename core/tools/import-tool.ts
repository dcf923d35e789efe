import { plainLine, plainText } from '../text/plain-text.ts';
import { adaptSchema, type ToolSchema } from './adapt-schema.ts';
import { sameArgument } from './policy/same-argument.ts';
import type { ToolServer } from './server.ts';
import type { CompanyTool } from './tool.ts';

/** A tool as its server describes it. The text is untrusted. */
export interface ServerTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema: unknown;
  readonly annotations?:
    | { readonly title?: string | undefined; readonly readOnlyHint?: boolean | undefined }
    | undefined;
}

const TITLE_CHARACTERS = 80;
const DESCRIPTION_CHARACTERS = 1000;
const SCHEMA_BYTES = 4096;
/** The tool names that Bedrock accepts. */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Returns the tool as it is offered to models, or the part that rules it out: its name, schema or size. A tool counts
 * as a write unless its server declares it read-only.
 */
export const importTool = (
  { name: server, identity: identityName }: ToolServer,
  { name: tool, title, description, inputSchema, annotations }: ServerTool,
): CompanyTool | 'name' | 'schema' | 'size' => {
  const name = `${server}__${tool}`;
  if (!NAME.test(name)) return 'name';
  const schema = adaptSchema(inputSchema);
  if (!schema) return 'schema';
  const identity = identityOf(schema, identityName);
  const shown = identity === null ? schema : without(schema, identity);
  if (Buffer.byteLength(JSON.stringify(shown)) > SCHEMA_BYTES) return 'size';
  const called = plainLine(title ?? annotations?.title ?? '', TITLE_CHARACTERS) || tool;
  return {
    name,
    server,
    tool,
    title: called,
    description:
      plainText(description ?? '')
        .slice(0, DESCRIPTION_CHARACTERS)
        .toWellFormed() || called,
    inputSchema: { ...shown },
    writes: annotations?.readOnlyHint !== true,
    identity,
    identityName,
  };
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
