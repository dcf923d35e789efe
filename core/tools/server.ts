import * as z from 'zod/mini';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Stands in front of the names of its tools, parted by two underscores: hence none of its own. */
export const SERVER_NAME = /^(?=.{1,32}$)[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;
/** The argument that names the customer. */
export const IDENTITY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;
/** Of a secret in AWS Secrets Manager. */
export const SECRET_ARN = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/;
const SECRET_VARIABLE = /^env:[A-Za-z_][A-Za-z0-9_]*$/;

/** Over https, but for a server on this very machine; and nothing secret stands in it. */
export const isSafeUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  const encrypted = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return encrypted && username === '' && password === '';
};

/** Where a secret is kept: `env:NAME`, for one machine, or the ARN of a secret in AWS Secrets Manager. */
const SecretReference = z
  .string()
  .check(z.refine((reference) => SECRET_VARIABLE.test(reference) || SECRET_ARN.test(reference)));

/** One of the company's tool servers. */
export const ToolServer = z.strictObject({
  name: z.string().check(z.regex(SERVER_NAME)),
  url: z.string().check(z.refine(isSafeUrl)),
  /** Sent as its bearer token. */
  secret: z.optional(SecretReference),
  /** All that is used of what it offers; everything when left out. */
  tools: z.optional(z.array(z.string())),
  /** The argument that names the customer, in whichever of its tools there is one. */
  identity: z._default(z.string().check(z.regex(IDENTITY_NAME)), 'customer_id'),
});
export type ToolServer = z.output<typeof ToolServer>;

const ToolServerList = z
  .array(ToolServer)
  .check(z.refine((servers) => new Set(servers.map(({ name }) => name)).size === servers.length));

/** A variable with JSON of the list of servers. Its mistakes are named by their places, and no value: a secret may stand where its name belongs. */
export const toolServers = z.pipe(
  z.string(),
  z.transform((json, context): ToolServer[] => {
    const parsed = ToolServerList.safeParse(fromJson(json));
    if (parsed.success) return parsed.data;
    const places = parsed.error.issues.map(({ path, ...issue }) =>
      [...path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].join('.'),
    );
    const named = [...new Set(places.map((place) => place || 'the whole: no list, or a name in it twice'))];
    context.issues.push({ code: 'custom', params: { reason: `(wrong: ${named.join(', ')})` }, input: json });
    return z.NEVER;
  }),
);

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
