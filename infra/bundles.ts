import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** The functions as they are bundled and deployed: name, entry and the most bytes that a bundle may have. */
export const FUNCTIONS = {
  turn: { entry: 'handlers/turn/index.ts', budgetBytes: 450 * 1000 },
  mcp: { entry: 'handlers/mcp/index.ts', budgetBytes: 800 * 1000 },
} as const;
export type FunctionName = keyof typeof FUNCTIONS;
export type Format = 'esm' | 'cjs';

/** CommonJS dependencies inside of an ES module ask for `require`. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** Saves 95 KB of providers that a function in Lambda has no use for. */
const CREDENTIALS = fileURLToPath(new URL('./lambda-credentials.ts', import.meta.url));

/**
 * Settings of every bundle. The SDK is bundled, because importing the runtime's copy makes a cold start slower; `workerd` picks the
 * MCP SDK's validator that needs no code generation, and with it no AJV.
 */
export const bundleOptions = (name: FunctionName, format: Format): BuildOptions => ({
  entryPoints: [FUNCTIONS[name].entry],
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format,
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'module'],
  alias: { '@aws-sdk/credential-provider-node': CREDENTIALS },
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
