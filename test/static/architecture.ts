import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';

const HANDLER_INDEX = '^handlers/[^/]+/index\\.ts$';

const only = (name: string, why: string, from: string, to: string, except?: string): IForbiddenRuleType => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from, ...(except !== undefined && { pathNot: except }) },
  to: { path: '^(core|statemachines|adapters|handlers|playbooks|infra|local|examples|test)/', pathNot: to },
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
  only('infra-by-path', 'infrastructure names handlers by path', '^infra/', '^(core|statemachines|playbooks|infra)/'),
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
    '^(core|statemachines|playbooks|local)/',
  ),
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
    from: { path: '^(core|statemachines|adapters|handlers|playbooks|infra|local|examples)/' },
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
    },
    { extensions: ['.ts', '.js', '.json'] },
  );
  if (typeof output === 'string') throw new Error('The cruiser gave a report instead of a result.');
  return {
    modules: output.modules.filter(({ source }) =>
      /^(core|statemachines|adapters|handlers|playbooks|infra|local|examples)\//.test(source),
    ).length,
    violations: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
};
