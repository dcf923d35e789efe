import { existsSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { DELIVERY_MUTANTS } from './delivery-mutants.ts';
import { exportsOf, type Replacement } from './mutant.ts';
import { MUTANTS } from './mutants.ts';

const HOUSE = new URL('../../../', import.meta.url);
const ORIGINAL = '?original';
/** The oracles judge the product, so they import its original exports. */
const JUDGE = new URL('../invariants/', import.meta.url).href;

/**
 * Preloads this module in the worker threads of functions as well, because hooks apply to one thread. A function that does not start ends
 * the run: the servers that have started would keep the process alive.
 */
const preloadInFunctions = exportsOf<typeof import('../../../local/aws/lambda/function.ts')>(
  'local/aws/lambda/function.ts',
)(
  'startFunction',
  (original) => (options) =>
    original({
      ...options,
      environment: {
        ...options.environment,
        NODE_OPTIONS: `--import=${import.meta.url}`,
        MUTANT: process.env.MUTANT ?? '',
      },
    }).catch((error: unknown) => {
      process.stderr.write(`${error}\n`);
      process.exit(2);
    }),
);

/**
 * Returns the replacements of a mutant. Without a policy, every export that any mutant replaces is replaced by itself.
 */
const replacementsOf = (policy: string): readonly Replacement[] => {
  const mutant = [...MUTANTS, ...DELIVERY_MUTANTS].find(({ without }) => without === policy);
  if (mutant) return mutant.replacements;
  if (policy !== '') throw new Error(`There is no mutant without ${policy}.`);
  return MUTANTS.flatMap(({ replacements }) => replacements).map((each) => ({
    ...each,
    replace: (original) => original,
  }));
};

const replacements = [preloadInFunctions, ...replacementsOf(process.env.MUTANT ?? '')];
const modules = new Map(replacements.map(({ module }) => [new URL(module, HOUSE).href, module]));
for (const [url, module] of modules) {
  if (!existsSync(new URL(url))) throw new Error(`There is no module ${module}.`);
}

/** Returns the value of an export of the module in this run. */
export const replacedExport = (module: string, name: string, exports: Readonly<Record<string, unknown>>): unknown => {
  if (!Object.hasOwn(exports, name)) throw new Error(`${module} has no export ${name}.`);
  const its = replacements.filter((each) => each.module === module && each.name === name);
  return its.reduce((value, { replace }) => replace(value), exports[name]);
};

const wrapperOf = (url: string, module: string): string => {
  const names = new Set(replacements.filter((each) => each.module === module).map(({ name }) => name));
  return [
    `import { replacedExport } from ${JSON.stringify(import.meta.url)};`,
    `import * as original from ${JSON.stringify(url + ORIGINAL)};`,
    `export * from ${JSON.stringify(url + ORIGINAL)};`,
    ...[...names].map(
      (name) => `export const ${name} = replacedExport(${JSON.stringify(module)}, ${JSON.stringify(name)}, original);`,
    ),
  ].join('\n');
};

// Each mutant starts a process and its threads.
enableCompileCache();
registerHooks({
  resolve: (specifier, context, nextResolve) => {
    const resolved = nextResolve(specifier, context);
    const isJudge = context.parentURL?.startsWith(JUDGE) && modules.has(resolved.url);
    return isJudge ? { ...resolved, url: resolved.url + ORIGINAL } : resolved;
  },
  load: (url, context, nextLoad) => {
    const module = modules.get(url);
    if (module === undefined) return nextLoad(url, context);
    return { format: 'module', source: wrapperOf(url, module), shortCircuit: true };
  },
});
