import type { ChatResult } from '../../core/turn/chat-result.ts';
import { STAND_IN } from '../models.ts';

const BAR = 32;

/** Formats the receipt with one fact on each line, and the states as a waterfall. */
export const formatReceipt = (receipt: ChatResult): string => {
  const { usage, sentiment, handoff, timings } = receipt;
  const lines = [
    ['route', describeRoute(receipt) + (receipt.replayed ? ' · replay of the stored answer' : '')],
    ...(receipt.status === 'held' ? [] : describeUse(receipt)),
    ...usage.calls.map((call) => [`  ${call.tier}`, describeCall(call)]),
    ...(sentiment ? [['sentiment', `${sentiment.label} (${sentiment.score}), ${sentiment.language}`]] : []),
    ...receipt.citations.map(({ source, heading, quote }, at) => [
      `source [${at + 1}]`,
      `${source}, ${heading}: "${oneLine(quote)}"`,
    ]),
    ...(receipt.knowledge_gap ? [['knowledge gap', 'no document answers the question']] : []),
    ...receipt.tools.map(({ tool, ok, ms }) => ['tool', `${tool}, ${ms} ms${ok ? '' : ', with an error'}`]),
    ...(receipt.proposal?.actions ?? []).map((action) => ['proposed', describeAction(action)]),
    ...receipt.actions.map(({ tool, outcome }) => ['action', `${tool}: ${outcome.replace('_', ' ')}`]),
    ...(handoff.requested
      ? [['handoff', `to a person: ${handoff.reason}${handoff.words ? `, "${handoff.words}"` : ''}`]]
      : []),
    ...(receipt.fault
      ? [['fault', `${receipt.fault}: a model call failed; its time is a gap in the times below`]]
      : []),
    ['conversation', receipt.conversation_id],
    ['time', `${timings.total_ms} ms`],
    ...timings.states.map((span) => [
      `  ${span.state}`,
      `${String(span.ms).padStart(6)} ms  ${bar(span, timings.total_ms)}`,
    ]),
  ];
  return lines.map(([name, value]) => `  ${name?.padEnd(20)}${value}`.trimEnd()).join('\n');
};

const describeUse = ({ model, usage }: ChatResult): string[][] => [
  ['model', model ?? 'none'],
  [
    'tokens',
    `${usage.input_tokens} in (${usage.cached_tokens} cached), ${usage.output_tokens} out, ${plural(usage.calls.length)}`,
  ],
  ['cost', `$${usage.cost_usd.toFixed(6)}${model?.startsWith(STAND_IN) ? ', as if the model had answered' : ''}`],
];

const describeRoute = ({ status, route }: ChatResult): string => {
  if (!route) return 'held for a person';
  const { tier, escalated, reason, fallback } = route;
  const why = escalated ? `, escalated: ${reason}` : '';
  if (status === 'failed') return `no tier answered${why}`;
  return `${tier}${why}${fallback ? ', fallback: the other tier did not answer' : ''}`;
};

const describeCall = (call: ChatResult['usage']['calls'][number]): string => {
  const { input_tokens, output_tokens, cached_tokens, cache_written_tokens, cost_usd, model } = call;
  const cache =
    cached_tokens + cache_written_tokens > 0 ? ` (cache: ${cached_tokens} read, ${cache_written_tokens} written)` : '';
  return `$${cost_usd.toFixed(6)}  ${input_tokens} in${cache}, ${output_tokens} out  ${model}`;
};

type Action = NonNullable<ChatResult['proposal']>['actions'][number];

const describeAction = ({ title, preview, arguments: given }: Action): string => {
  const shown = Object.entries(given).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return oneLine(`${title}: ${preview ?? shown.join(', ')}`);
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const plural = (calls: number): string => `${calls} model call${calls === 1 ? '' : 's'}`;

const bar = ({ start_ms, ms }: ChatResult['timings']['states'][number], total: number): string => {
  const column = (at: number) => Math.min(BAR, Math.round((at / Math.max(total, 1)) * BAR));
  const from = column(start_ms);
  return ' '.repeat(from) + '▇'.repeat(Math.max(1, column(start_ms + ms) - from));
};
