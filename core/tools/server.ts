import * as z from 'zod/mini';
import { isLoopback } from '../access/loopback.ts';
import { readJson } from '../text/read-json.ts';

/** A tool is named `<server>__<tool>`, so a server's name has no two underscores in a row. */
export const SERVER_NAME = /^(?=.{1,32}$)[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;
/** Name of the argument that identifies the customer. */
export const IDENTITY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
export const SECRET_ARN = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/;
const SECRET_VARIABLE = /^env:[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether the URL has no credentials and uses HTTPS, or HTTP to a loopback address. */
export const isSafeUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  const encrypted = protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
  return encrypted && username === '' && password === '';
};

/** Where a secret is stored: `env:NAME` on one machine, or the ARN of a secret in AWS Secrets Manager. */
const SecretReference = z
  .string()
  .check(
    z.refine(
      (reference) => SECRET_VARIABLE.test(reference) || SECRET_ARN.test(reference),
      'must be env:NAME or the ARN of a secret',
    ),
  );

export const ToolServer = z.strictObject({
  name: z.string().check(z.regex(SERVER_NAME)),
  url: z.string().check(z.refine(isSafeUrl, 'must be an https URL without a password, or http on this machine')),
  /** Sent to the server as a bearer token. */
  secret: z.optional(SecretReference),
  /**
   * The server checks itself what a customer may do. Every call of a tool carries the customer in a token that is signed with this private key,
   * a JWK (adapters/mcp-client/customer-tokens.ts).
   */
  unbound: z.optional(z.strictObject({ key: SecretReference })),
  /** The tools to use of those that the server offers. Defaults to all. */
  tools: z.optional(z.array(z.string())),
  /** The argument that identifies the customer, in every tool that has it. */
  identity: z._default(z.string().check(z.regex(IDENTITY_NAME)), 'customer_id'),
});
export type ToolServer = z.output<typeof ToolServer>;

const ToolServerList = z
  .array(ToolServer)
  .check(
    z.refine((servers) => new Set(servers.map(({ name }) => name)).size === servers.length, 'a name occurs twice'),
  );

/** Parses the list of servers from JSON. Errors name paths and never values, because a value may be a secret. */
export const readToolServers = (json: string): ToolServer[] =>
  readJson(ToolServerList, json, '[{"name":"shop","url":"https://shop.example/mcp"}]');
