import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { build } from 'esbuild';

const HANDLER_INDEX = '^handlers/[^/]+/index\\.ts$';

const only = (name: string, why: string, from: string, to: string, except?: string): IForbiddenRuleType => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from, ...(except !== undefined && { pathNot: except }) },
  to: { path: '^(core|statemachines|adapters|handlers|playbooks|infra|local|examples|web|test)/', pathNot: to },
});

/** The rooms of core, the ground first; rooms of one row may not import each other. */
export const ROOMS: readonly (readonly string[])[] = [
  ['text', 'access', 'observability'],
  ['playbook', 'errors'],
  ['models'],
  ['actions'],
  ['tools', 'triage', 'config'],
  ['knowledge'],
  ['desk'],
  ['turn'],
  ['events', 'privacy'],
];

const roomRules = ROOMS.slice(0, -1).flatMap((row, at) => {
  const below = ROOMS.slice(0, at).flat();
  return row.map(
    (room): IForbiddenRuleType => ({
      name: `core-${room}`,
      comment: `core/${room} imports only the rooms below it${below.length > 0 ? `: ${below.join(', ')}` : ', and there are none'}`,
      severity: 'error',
      from: { path: `^core/${room}/` },
      to: { path: '^core/', pathNot: `^core/(${[...below, room].join('|')})/` },
    }),
  );
});

const SDK = '(^|node_modules/)(@aws-sdk|@smithy|@aws-lambda-powertools|@modelcontextprotocol|jose)/';

/** The allowed imports of docs/architecture.md §1, each with its reason. */
export const RULES: IForbiddenRuleType[] = [
  ...roomRules,
  only('core-alone', 'core runs without AWS and imports no other folder', '^core/', '^core/'),
  only('contract-on-core', 'the contract uses types of core', '^statemachines/', '^(core|statemachines)/'),
  only('adapters-on-core', 'an adapter implements a port of core with an SDK', '^adapters/', '^(core|adapters)/'),
  only(
    'steps-have-no-environment',
    'a step gets its ports as arguments, so that it can be imported without configuration',
    '^handlers/',
    '^(core|statemachines|handlers)/|^package\\.json$',
    HANDLER_INDEX,
  ),
  only('wiring', 'an index wires handlers to adapters', HANDLER_INDEX, '^(core|statemachines|adapters|handlers)/'),
  only('playbooks-on-core', 'playbooks are read and checked by rules of core', '^playbooks/', '^(core|playbooks)/'),
  only(
    'infra-by-path',
    'infrastructure names handlers by path',
    '^infra/',
    '^(core|statemachines|playbooks|infra|web/build)/',
  ),
  only(
    'clients-over-the-wire',
    'the smoke and the load test know a deployment as its clients do',
    '^infra/(smoke|load)/',
    '^(core|infra/smoke|infra/load)/',
  ),
  only(
    'local-by-path',
    'the one-machine run names handlers by path',
    '^local/',
    '^(core|statemachines|playbooks|local|web/build)/',
  ),
  only(
    'pages-are-built',
    'the build of the pages reads their files, and needs no other folder',
    '^web/build/',
    '^web/',
  ),
  only(
    'pages-over-the-wire',
    'a page runs in a browser: it calls the endpoints, and shares only rules and types of core with them',
    '^web/(?!build/)',
    '^(core|web)/',
  ),
  {
    name: 'pages-are-apart',
    comment: 'a page imports no other page; shared/ is what they share',
    severity: 'error',
    from: { path: '^web/(widget|console|chat|home)/' },
    to: { path: '^web/', pathNot: '^web/($1|shared)/' },
  },
  only(
    'examples-alone',
    "an example represents a company's own system, which does not import Frontdesk",
    '^examples/',
    '^examples/',
  ),
  {
    name: 'playbooks-are-compiled',
    comment: 'a function reads compiled playbooks, and its bundle has no YAML parser',
    severity: 'error',
    from: { path: '^(adapters|handlers)/' },
    to: { path: '^core/playbook/read-yaml\\.ts$', reachable: true },
  },
  {
    name: 'functions-are-apart',
    comment: 'a Lambda function imports no other; front/ is what the endpoints share',
    severity: 'error',
    from: { path: '^handlers/([^/]+)/' },
    to: { path: '^handlers/', pathNot: '^handlers/($1|front)/' },
  },
  {
    name: 'steps-are-apart',
    comment: 'steps share only the execution state',
    severity: 'error',
    from: { path: '^handlers/turn/', pathNot: HANDLER_INDEX },
    to: { path: '^handlers/turn/' },
  },
  {
    name: 'no-sdk-in-core',
    comment: 'rules run without AWS',
    severity: 'error',
    from: { path: '^(core|statemachines)/' },
    to: { path: SDK },
  },
  {
    name: 'no-cycles',
    comment: 'files that need each other belong together',
    severity: 'error',
    from: { path: '^(core|statemachines|adapters|handlers|playbooks|infra|local|examples|web)/' },
    to: { circular: true },
  },
];

export interface Cruised {
  readonly modules: number;
  /** One `rule: from → to` for each violation. */
  readonly violations: readonly string[];
}

/** Cruises the folders below `baseDir`. Uses swc, because TypeScript 7 has no API for the cruiser. */
export const cruiseHouse = async (baseDir: string, folders: readonly string[]): Promise<Cruised> => {
  const { output } = await cruise(
    [...folders],
    {
      baseDir,
      ruleSet: { forbidden: RULES },
      validate: true,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.tsx$' },
    },
    { extensions: ['.ts', '.js', '.json'] },
  );
  if (typeof output === 'string') throw new Error('The cruiser gave a report instead of a result.');
  return {
    modules: output.modules.filter(({ source }) =>
      /^(core|statemachines|adapters|handlers|playbooks|infra|local|examples|web)\//.test(source),
    ).length,
    violations: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
};

/** The same for `.tsx` files, which swc does not parse here: the imports that esbuild finds, which leaves out those of types only. */
export const cruisePages = async (baseDir: string, files: readonly string[]): Promise<Cruised> => {
  const { metafile } = await build({
    absWorkingDir: baseDir,
    entryPoints: [...files],
    outdir: '/cruised',
    bundle: true,
    metafile: true,
    write: false,
    packages: 'external',
    external: ['*.css', 'virtual:*', 'inline:*'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const rules = RULES.filter(({ name }) => name?.startsWith('pages-'));
  const violations = files.flatMap((from) =>
    (metafile.inputs[from]?.imports ?? []).flatMap(({ path: to }) =>
      rules.filter((rule) => breaks(rule, from, to)).map(({ name }) => `${name}: ${from} → ${to}`),
    ),
  );
  return { modules: files.length, violations };
};

const breaks = (rule: IForbiddenRuleType, importer: string, imported: string): boolean => {
  const { from, to } = rule as { from: { path: string }; to: { path: string; pathNot?: string } };
  const match = new RegExp(from.path).exec(importer);
  const filled = (pattern: string) => new RegExp(pattern.replaceAll('$1', match?.[1] ?? ''));
  return (
    match !== null && filled(to.path).test(imported) && !(to.pathNot !== undefined && filled(to.pathNot).test(imported))
  );
};
