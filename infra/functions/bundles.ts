import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writePlaybooks } from './playbook-assets.ts';

/** The functions as they are bundled and deployed: name, entry and the most bytes that a bundle may have. */
export const FUNCTIONS = {
  turn: { entry: 'handlers/turn/index.ts', budgetBytes: 450 * 1000 },
  mcp: { entry: 'handlers/mcp/index.ts', budgetBytes: 800 * 1000 },
  tools: { entry: 'handlers/tools/index.ts', budgetBytes: 570 * 1000 },
  authorizer: { entry: 'handlers/authorizer/index.ts', budgetBytes: 85 * 1000 },
} as const;
export type FunctionName = keyof typeof FUNCTIONS;
export type Format = 'esm' | 'cjs';

/** The format that is deployed. In fresh processes the front starts some milliseconds sooner as CommonJS, the turn function equally fast. */
const SHIPPED_FORMAT: Format = 'cjs';
const EXTENSION = { esm: 'mjs', cjs: 'cjs' } as const;

/** A function's code in its asset; the handler is `index.handler` in either format. */
export const SHIPPED_FILE = `index.${EXTENSION[SHIPPED_FORMAT]}`;

/** Entries are found, and paths in source maps are the same, wherever a build is started from. */
const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

/** CommonJS dependencies inside of an ES module ask for `require`. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** Saves 95 KB of providers that a function in Lambda has no use for. */
const CREDENTIALS = fileURLToPath(new URL('./lambda-credentials.ts', import.meta.url));
/** Saves 27 KB of single sign-on. */
const TOKENS = fileURLToPath(new URL('./lambda-tokens.ts', import.meta.url));
/** Saves 3 KB. */
const EVENT_STREAMS = fileURLToPath(new URL('./lambda-event-streams.ts', import.meta.url));
/** Saves 7 KB of a cache. */
const ENDPOINTS = fileURLToPath(new URL('./lambda-endpoints.ts', import.meta.url));

/** Manifests are imported for a version or a name: their lists of scripts and dependencies need not be shipped. */
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
 * Settings of every bundle. The SDK is bundled, because importing the runtime's copy makes a cold start slower; `workerd` picks the
 * MCP SDK's validator that needs no code generation, and with it no AJV. Escapes instead of UTF-8 would cost kilobytes of word lists.
 */
const bundleOptions = (name: FunctionName, format: Format): BuildOptions => ({
  absWorkingDir: HOUSE,
  entryPoints: [FUNCTIONS[name].entry],
  bundle: true,
  minify: true,
  charset: 'utf8',
  platform: 'node',
  target: 'node24',
  format,
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'module'],
  alias: {
    '@aws-sdk/credential-provider-node': CREDENTIALS,
    '@aws-sdk/token-providers': TOKENS,
    '@aws-sdk/eventstream-handler-node': EVENT_STREAMS,
    '@aws-sdk/endpoint-cache': ENDPOINTS,
  },
  plugins: [manifests],
  sourcemap: 'external',
  logLevel: 'warning',
  ...(format === 'esm' && { banner: { js: REQUIRE } }),
});

/** Builds one function and returns its code. */
export const bundle = async (name: FunctionName, format: Format): Promise<Uint8Array> => {
  const { outputFiles = [] } = await build({ ...bundleOptions(name, format), outdir: 'out', write: false });
  const code = outputFiles.find(({ path }) => path.endsWith('.js'));
  if (!code) throw new Error(`The bundle of ${name} has no code.`);
  return code.contents;
};

/** By function, the folder of its asset. */
export type Assets = Readonly<Record<FunctionName, string>>;

/**
 * Writes what is deployed, a folder a function. The source map names places without quoting the sources; Node reads it where
 * `NODE_OPTIONS` has `--enable-source-maps`, which is left off because it makes every error slower.
 */
export const buildAssets = async (outdir: string): Promise<Assets> => {
  const names = Object.keys(FUNCTIONS) as FunctionName[];
  const built = names.map(async (name) => {
    const folder = join(outdir, name);
    await build({
      ...bundleOptions(name, SHIPPED_FORMAT),
      outfile: join(folder, SHIPPED_FILE),
      sourcemap: 'linked',
      sourcesContent: false,
    });
    // All others read the playbook that their stage has chosen.
    if (name !== 'authorizer') await writePlaybooks(folder);
    return [name, folder] as const;
  });
  return Object.fromEntries(await Promise.all(built)) as Record<FunctionName, string>;
};
