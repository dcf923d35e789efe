import { assumed } from '../../../infra/cost/assumptions.ts';

/** What a turn spends the time on: our own hops and stores, a model, or a server of the company. */
export type Owner = 'own' | 'model' | 'company';

interface Latency {
  readonly what: string;
  readonly ms: number;
  readonly owner: Owner;
  readonly source: string;
}

const ESTIMATE = 'estimate: warm, one region';
const MODEL = 'estimate, as in docs/cost.md';
const own = (what: string, ms: number, source = ESTIMATE): Latency => ({ what, ms, owner: 'own', source });
const model = (what: string, ms: number): Latency => ({ what, ms, owner: 'model', source: MODEL });

/** Milliseconds in AWS, which a run on one machine cannot measure. Both designs are reckoned with them. */
export const LATENCIES = {
  gateway: own('API Gateway and WAF', 10),
  authorizer: own('Lambda authorizer', 15),
  invocation: own('invocation of a Lambda function, by API Gateway or by a task', 15),
  execution: own('StartSyncExecution', 25),
  state: own('Pass, Choice and any other state that invokes nothing', 1),
  fork: own('fork and join of a Parallel state', 5),
  read: own('DynamoDB read', 4, 'estimate: AWS documents single-digit milliseconds'),
  write: own('DynamoDB write', 6, 'estimate: AWS documents single-digit milliseconds'),
  triage: model('Bedrock, triage model', assumed('triageMs')),
  fast: model('Bedrock, fast model', assumed('fastMs')),
  strong: model('Bedrock, strong model', assumed('strongMs')),
  company: { what: 'call of a tool server', ms: 50, owner: 'company', source: 'estimate: it is the company’s own' },
} as const satisfies Record<string, Latency>;
export type LatencyName = keyof typeof LATENCIES;

const CALLS: Readonly<Record<string, LatencyName>> = {
  GetItem: 'read',
  Query: 'read',
  PutItem: 'write',
  UpdateItem: 'write',
  BatchWriteItem: 'write',
  'Converse triage': 'triage',
  'Converse fast': 'fast',
  'Converse strong': 'strong',
  'tool server': 'company',
};

/** Throws for a call that the table lacks, so that none is reckoned as free. */
export const latencyOf = (call: string): LatencyName => {
  const name = CALLS[call];
  if (!name) throw new Error(`${call} has no latency: add it to test/bench/aws/latencies.ts.`);
  return name;
};

export const isTableCall = (call: string): boolean => ['read', 'write'].includes(latencyOf(call));
