import { plainLine, plainText } from '../text/plain-text.ts';
import { fitSchema, type ToolSchema } from './adapt-schema.ts';
import { sameArgument } from './policy/bind-identity.ts';
import type { ToolServer } from './server.ts';
import type { CompanyTool } from './tool.ts';

/** What a server says of one of its tools: a stranger's words. */
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
/** As Bedrock takes it. */
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** The tool as models are offered it, or in a word why it cannot be. Whatever does not say that it only reads is taken to write. */
export const importTool = (
  { name: server, identity }: ToolServer,
  { name: tool, title, description, inputSchema, annotations }: ServerTool,
): CompanyTool | 'name' | 'schema' | 'size' => {
  const name = `${server}__${tool}`;
  if (!NAME.test(name)) return 'name';
  const schema = fitSchema(inputSchema);
  if (!schema) return 'schema';
  const own = identityOf(schema, identity);
  const shown = own === null ? schema : without(schema, own);
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
    identity: own,
  };
};

/** The argument as the tool spells it. */
const identityOf = ({ properties }: ToolSchema, identity: string): string | null => {
  const names = Object.keys(properties);
  return names.find((name) => name === identity) ?? names.find((name) => sameArgument(name, identity)) ?? null;
};

const without = ({ type, properties, required }: ToolSchema, own: string): ToolSchema => ({
  type,
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== own)),
  required: required.filter((name) => name !== own),
});
