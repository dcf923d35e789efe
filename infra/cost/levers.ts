import { DEFAULT_MODELS, findModel } from '../../core/models/catalogue.ts';
import { assumed } from './assumptions.ts';
import type { Counts } from './counts.ts';
import { loginItems, modelItem, monthItems, turnItems } from './items.ts';

const [FEWER_TOKENS, SHORT_DAYS] = [100, 30];

/** Returns the changes that lower the bill: the change, the loss, the period, and the maximum saving in USD. */
export const levers = (counts: Counts): ReadonlyArray<readonly [string, string, string, number]> => {
  const items = [...turnItems(counts), ...monthItems(), ...loginItems()];
  const usdOf = (start: string) => items.find(({ what }) => what.startsWith(start))?.usd ?? Number.NaN;
  const turns = 'million turns';
  const strong = modelItem(counts, 'strong').usd;
  const cheaper = (id: string) => {
    const saved = strong - modelItem(counts, 'strong', id).usd;
    return [`${findModel(id)?.name} as the strong model`, 'quality of hard answers', turns, saved] as const;
  };
  const fastInput = findModel(DEFAULT_MODELS.fast)?.price.input ?? Number.NaN;
  const fewerTokens = (counts.models.fast.calls / counts.turns) * FEWER_TOKENS * fastInput;
  const percentOfTurns = counts.turns / counts.strongTurns / 100;
  const olderShare = 1 - SHORT_DAYS / assumed('retentionDays');
  const stored = usdOf('Storage') + usdOf('Point-in-time');
  const ofFunctions = 'in infra/functions/bundled-function.ts, which has no setting for it';
  return [
    cheaper('global.anthropic.claude-haiku-4-5-20251001-v1:0'),
    cheaper('us.amazon.nova-pro-v1:0'),
    ['1 % of the turns fewer on the strong model', 'quality of these answers', turns, strong * percentOfTurns],
    [`${FEWER_TOKENS} tokens fewer in a call of the fast model`, 'knowledge, tools or memory', turns, fewerTokens],
    ["`workflowLog: 'ERROR'`", "the state machine's log of turns that succeed", turns, usdOf('State machine log')],
    ['`tracing: false`', 'traces in X-Ray', turns, usdOf('Traces')],
    [
      `JSON logs with \`systemLogLevelV2: WARN\` ${ofFunctions}`,
      "the functions' log of start, time and memory of each invocation",
      turns,
      usdOf('Lines that Lambda adds'),
    ],
    [
      `\`POWERTOOLS_LOG_LEVEL: WARN\` ${ofFunctions}`,
      "the functions' log of each turn and tool call, but no metric",
      turns,
      usdOf('Lines of the functions'),
    ],
    [`\`retentionDays: ${SHORT_DAYS}\``, 'older conversations', turns, stored * olderShare],
    ['`provisionedConcurrency: null`', 'time, at cold starts', 'month', usdOf('Warm sandboxes')],
    ['your own authorization server instead of Cognito', 'nothing', 'month', usdOf('Logins')],
  ];
};
