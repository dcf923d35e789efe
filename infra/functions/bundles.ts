import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writePlaybooks } from './playbook-assets.ts';

/** The bundles by name, each with its entry file and its maximum size. */
export const FUNCTIONS = {
  turn: { entry: 'handlers/turn/index.ts', budgetBytes: 590 * 1000 },
  mcp: { entry: 'handlers/mcp/index.ts', budgetBytes: 835 * 1000 },
  desk: { entry: 'handlers/desk/index.ts', budgetBytes: 690 * 1000 },
  tools: { entry: 'handlers/tools/index.ts', budgetBytes: 567 * 1000 },
  outbox: { entry: 'handlers/outbox/index.ts', budgetBytes: 310 * 1000 },
  clock: { entry: 'handlers/clock/index.ts', budgetBytes: 490 * 1000 },
  webhooks: { entry: 'handlers/webhooks/index.ts', budgetBytes: 260 * 1000 },
  session: { entry: 'handlers/session/index.ts', budgetBytes: 290 * 1000 },
  authorizer: { entry: 'handlers/authorizer/index.ts', budgetBytes: 107 * 1000 },
  'staff-token': { entry: 'handlers/staff-token/index.ts', budgetBytes: 2 * 1000 },
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

/** The Lambda functions by name. The authorizer is deployed twice: for `/mcp`, and for `/desk`. */
export type DeployedName = FunctionName | 'desk-authorizer';

const WITHOUT_PLAYBOOK: readonly FunctionName[] = ['outbox', 'webhooks', 'session', 'authorizer', 'staff-token'];

/** The file name of a function's code in its asset; the handler is `index.handler`. CommonJS, for the reason in docs/adr/0006. */
export const SHIPPED_FILE = 'index.cjs';

/** The repository's root. Absolute, so that a build does not depend on the working directory. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Saves 95 KB of credential providers that do not apply in Lambda. */
const CREDENTIALS = fileURLToPath(new URL('./lambda-credentials.ts', import.meta.url));
/** Saves 27 KB of single sign-on. */
const TOKENS = fileURLToPath(new URL('./lambda-tokens.ts', import.meta.url));
/** Saves 3 KB of event stream support. */
const EVENT_STREAMS = fileURLToPath(new URL('./lambda-event-streams.ts', import.meta.url));
/** Saves 7 KB of an endpoint cache. */
const ENDPOINTS = fileURLToPath(new URL('./lambda-endpoints.ts', import.meta.url));

/** Reduces each imported package.json to its name and version, which is all that the importing code reads. */
const manifests: Plugin = {
  name: 'manifests',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};

/**
 * The AWS SDK is bundled, because importing the runtime's copy makes a cold start slower. The condition `workerd` selects the MCP SDK's
 * validator without code generation, which leaves AJV out. UTF-8 saves kilobytes of escapes in word lists.
 */
const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  charset: 'utf8',
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'module'],
  alias: {
    '@aws-sdk/credential-provider-node': CREDENTIALS,
    '@aws-sdk/token-providers': TOKENS,
    '@aws-sdk/eventstream-handler-node': EVENT_STREAMS,
    '@aws-sdk/endpoint-cache': ENDPOINTS,
  },
  plugins: [manifests],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The folder of each function's asset. */
export type Assets = Readonly<Record<FunctionName, string>>;

/**
 * Writes one asset folder for each function. The source map has positions but no source text. Node.js reads it only with
 * `NODE_OPTIONS=--enable-source-maps`, which is off by default because it makes every error slower.
 */
export const buildAssets = async (outdir: string): Promise<Assets> => {
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const built = names.map(async (name) => {
    const folder = join(outdir, name);
    await build({ ...OPTIONS, entryPoints: [FUNCTIONS[name].entry], outfile: join(folder, SHIPPED_FILE) });
    if (!WITHOUT_PLAYBOOK.includes(name)) await writePlaybooks(folder);
    return [name, folder] as const;
  });
  return Object.fromEntries(await Promise.all(built)) as Record<FunctionName, string>;
};
