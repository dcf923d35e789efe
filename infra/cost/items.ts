import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { DEFAULT_MODELS, findModel, ModelTier } from '../../core/models/catalogue.ts';
import { costMicroUsd } from '../../core/models/pricing.ts';
import { assumed } from './assumptions.ts';
import type { Counts } from './counts.ts';
import prices from './prices.json' with { type: 'json' };

/** USD for a million units, or for one unit and month: us-east-1, on demand, without free tiers and discounts. */
const { usage: USAGE, standing: STANDING } = prices;

/** A line of the bill: the count for one turn and the USD for a million turns, or the count and the USD for a month. */
export interface Item {
  readonly service: string;
  readonly what: string;
  readonly count: number;
  readonly unit: string;
  readonly usd: number;
}

const item = (service: string, what: string, count: number, price: Pick<Item, 'usd' | 'unit'>): Item => {
  return { service, what, count, unit: price.unit, usd: count * price.usd };
};

/** Returns the line of a tier, for its default model or for another one. */
export const modelItem = ({ models, turns }: Counts, tier: ModelTier, id: string = DEFAULT_MODELS[tier]): Item => {
  const model = findModel(id);
  if (!model) throw new Error(`${id} is not in core/models/catalogue.ts.`);
  const { calls, ...tokens } = models[tier];
  const perCall = (count: number) => Math.round(count / calls);
  const input = `${perCall(tokens.input + tokens.cacheRead + tokens.cacheWrite)} tokens in (${perCall(tokens.cacheRead)} cached)`;
  const what = `${model.name}, ${tier}: ${input}, ${perCall(tokens.output)} out`;
  return item('Bedrock', what, calls / turns, { usd: costMicroUsd(model, tokens) / calls, unit: 'call' });
};

const gbSeconds = (ms: number, mb: number) => (ms / 1000) * (mb / 1024);

const run = (what: string, ms: number) => item('Lambda', what, gbSeconds(ms, assumed('memoryMb')), USAGE.functionTime);

const log = (what: string, bytes: number) => item('CloudWatch', what, bytes / 1000, USAGE.log);

/** A request that needs a token: what the front and its authorizer have in common, whatever they do. */
const requestItems = (invocations: number): Item[] => [
  ...openRequestItems(invocations),
  run('Authorizer', assumed('authorizerMs')),
];

/** A request that needs none. */
const openRequestItems = (invocations: number): Item[] => [
  item('API Gateway', 'Requests', 1, USAGE.request),
  item('WAF', 'Requests', 1, USAGE.inspection),
  item('Lambda', 'Invocations', invocations, USAGE.invocation),
  log('Lines that Lambda adds', invocations * assumed('platformBytes')),
  log('Access log', assumed('accessBytes')),
  item('X-Ray', 'Traces', 1, USAGE.trace),
];

/** Returns the lines of a million polls, by customers who wait for a person and by consoles of the desk. No model is called. */
export const pollItems = (): Item[] => [
  ...requestItems(2),
  run('Front', assumed('pollMs')),
  item('DynamoDB', 'Reads', assumed('pollReads'), USAGE.read),
];

const fileItems = (files: number, kilobytes: number): Item[] => [
  item('CloudFront', 'Files', files, USAGE.file),
  item('CloudFront', 'Transfer', kilobytes, USAGE.fileTransfer),
];

/** Returns the lines of a million pages of shops that load the widget. */
export const viewItems = (): Item[] => fileItems(assumed('viewFiles'), assumed('viewKb'));

/** Returns the lines of a million chats that new visitors open. */
export const chatItems = (): Item[] => [
  ...fileItems(assumed('chatFiles'), assumed('chatKb')),
  ...openRequestItems(1),
  run('Session', assumed('sessionMs')),
  item('KMS', 'Signatures', 1, USAGE.signature),
  item('DynamoDB', 'Writes', assumed('sessionWrites'), USAGE.write),
];

/** Those of a console also leave an audit item each. */
export const consolePollItems = (): Item[] => [...pollItems(), item('DynamoDB', 'Audit items', 1, USAGE.write)];

/** Returns the lines of a million acts of people: take over, reply, give back, close. */
export const actItems = (): Item[] => {
  const billedMs = Math.ceil(assumed('actMs') / assumed('workflowStepMs')) * assumed('workflowStepMs');
  return [
    ...requestItems(2 + assumed('actTasks')),
    item('Step Functions', 'Executions', 1, USAGE.execution),
    item('Step Functions', 'Duration', gbSeconds(billedMs, assumed('workflowMb')), USAGE.workflowTime),
    run('Front, which waits for the workflow, and the steps', 2 * assumed('actMs')),
    item('DynamoDB', 'Reads', assumed('actReads'), USAGE.read),
    item('DynamoDB', 'Writes, with those of the indexes', assumed('actWrites'), USAGE.write),
    log('State machine log, every event', assumed('actEvents') * assumed('eventBytes')),
  ];
};

/** Returns the lines of a million deliveries to receivers of webhooks that take the first try. */
export const deliveryItems = (): Item[] => [
  item('Lambda', 'Invocations', 2, USAGE.invocation),
  run('Clock, which waits for the delivery, and webhooks', 2 * assumed('deliveryMs')),
  item('Lambda', 'Transfer', assumed('deliveryKb'), USAGE.transfer),
  item('DynamoDB', 'Reads', assumed('deliveryReads'), USAGE.read),
  item('DynamoDB', 'Writes, with those of the indexes', assumed('deliveryWrites'), USAGE.write),
  log('Lines that Lambda adds', 2 * assumed('platformBytes')),
  log('Lines of the functions', assumed('deliveryBytes')),
];

/** Write units of an index that the counting run did not write. */
const unseen = (index: string): number => (index === CONVERSATIONS_TABLE.dueIndex.name ? assumed('dueWrites') : 0);

/** Returns every line that grows with the number of turns, for a million turns. */
export const turnItems = (counts: Counts): Item[] => {
  const { turns, models, workflow, tables, logBytes, ownMs } = counts;
  const answerMs = (models.fast.calls * assumed('fastMs') + models.strong.calls * assumed('strongMs')) / turns;
  const triageMs = (models.triage.calls * assumed('triageMs')) / turns;
  const stepMs = assumed('workflowStepMs');
  const workflowMs = Math.ceil((ownMs.workflow + answerMs) / stepMs) * stepMs;
  // The front and its authorizer run once a turn.
  const invocations = 2 + workflow.tasks / turns + assumed('changeBatches');
  const stored = ((tables.storedBytes / turns / 1000) * assumed('retentionDays')) / assumed('monthDays');
  return [
    ...ModelTier.options.map((tier) => modelItem(counts, tier)),
    item('API Gateway', 'Requests', 1, USAGE.request),
    item('API Gateway', 'Answers', counts.responseBytes / turns / 1000, USAGE.transfer),
    item('WAF', 'Requests', 1, USAGE.inspection),
    item('Step Functions', 'Executions', 1, USAGE.execution),
    item('Step Functions', 'Duration', gbSeconds(workflowMs, assumed('workflowMb')), USAGE.workflowTime),
    item('Lambda', 'Invocations', invocations, USAGE.invocation),
    run('Authorizer', assumed('authorizerMs')),
    run('Front, which waits for the workflow', ownMs.front + answerMs),
    run('Steps and tools, which wait for the models', ownMs.steps + answerMs + triageMs),
    run('Outbox, which reads the changes of the table', assumed('changeBatches') * assumed('batchMs')),
    item('DynamoDB', 'Reads', tables.reads / turns, USAGE.read),
    item('DynamoDB', 'Writes', tables.writes / turns, USAGE.write),
    ...Object.entries(tables.indexWrites).map(([index, units]) =>
      item('DynamoDB', `Writes of the index ${index}`, units / turns || unseen(index), USAGE.write),
    ),
    item('DynamoDB', 'Storage, of the table and its indexes', stored, USAGE.storage),
    item('DynamoDB', 'Point-in-time recovery', stored, USAGE.backup),
    log('State machine log, every event', (workflow.events / turns) * assumed('eventBytes')),
    log('Lines that Lambda adds', invocations * assumed('platformBytes')),
    log('Lines of the functions at INFO', logBytes.info / turns),
    log('Metrics and other lines of the functions', (logBytes.metrics + logBytes.others) / turns),
    log('Access log', assumed('accessBytes')),
    item('X-Ray', 'Traces', 1, USAGE.trace),
  ];
};

/** The lines of a number of looks at what is due. */
const sweepItems = (sweeps: number): Item[] =>
  [
    item('Lambda', 'Invocations of the clock, every minute', sweeps, USAGE.invocation),
    item('Lambda', 'Clock', sweeps * gbSeconds(assumed('sweepMs'), assumed('memoryMb')), USAGE.functionTime),
    item('DynamoDB', 'Reads of the clock', sweeps * assumed('sweepReads'), USAGE.read),
    item(
      'CloudWatch',
      'Log of the clock',
      (sweeps * (assumed('platformBytes') + assumed('sweepBytes'))) / 1000,
      USAGE.log,
    ),
  ].map((line) => ({ ...line, usd: line.usd / 1e6 }));

/** Returns the lines of a month of prod without a turn. */
export const monthItems = (): Item[] => {
  const warmGb = (assumed('warmFunctions') * assumed('warmSandboxes') * assumed('memoryMb')) / 1024;
  return [
    item('Lambda', 'Warm sandboxes', warmGb, STANDING.warmMemory),
    item('CloudWatch', 'Metrics', assumed('series'), STANDING.metric),
    item('CloudWatch', 'Alarms', assumed('alarmMetrics'), STANDING.alarm),
    item('CloudWatch', 'Alarm over other alarms', 1, STANDING.compositeAlarm),
    item('CloudWatch', 'Dashboard', 1, STANDING.dashboard),
    item('WAF', 'Firewall', 1, STANDING.firewall),
    item('WAF', 'Rules of the firewall', assumed('firewallRules'), STANDING.firewallRule),
    ...sweepItems(assumed('monthDays') * 24 * 60),
    item('KMS', 'Keys of the alarm topics, and of the tokens of sessions', 2, STANDING.key),
  ];
};

/** Returns the lines of a month of logins. They grow with the number of customers, not of messages. */
export const loginItems = (): Item[] => [
  item('Cognito', 'Logins', assumed('customers'), STANDING.customer),
  item('Cognito', 'Back office, a token an hour', Math.round(assumed('monthDays') * 24), STANDING.machineToken),
];

export const withoutModels = (items: readonly Item[]): Item[] => items.filter(({ service }) => service !== 'Bedrock');

export const totalUsd = (items: readonly Item[]): number => items.reduce((sum, { usd }) => sum + usd, 0);
