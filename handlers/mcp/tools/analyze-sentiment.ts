import * as z from 'zod/mini';
import type { TurnCounts } from '../../../core/access/turn-counts.ts';
import type { Clock } from '../../../core/config/clock.ts';
import { messageHash } from '../../../core/config/keys.ts';
import { quotaError } from '../../../core/errors/client-error.ts';
import type { ChatModel } from '../../../core/models/chat-model.ts';
import type { Remember } from '../../../core/models/remember.ts';
import type { Log } from '../../../core/observability/log.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { Reading } from '../../../core/triage/sentiment.ts';
import { triage } from '../../../core/triage/triage.ts';
import { defineTool } from '../../front/tools/define-tool.ts';
import { messageArgument } from './arguments.ts';

/**
 * `analyze_sentiment`: the triage of a message without a turn. It counts as one turn against the caller's limits. A repeat gets the model's
 * first reading; the lexicon's reading in place of a model that failed is not remembered.
 */
export const analyzeSentiment = (
  model: ChatModel,
  playbook: () => Playbook,
  counts: Pick<TurnCounts, 'take'>,
  clock: Clock,
  remember: Remember,
  log: Log,
) =>
  defineTool({
    name: 'analyze_sentiment',
    title: 'Analyze sentiment',
    description:
      'Get the sentiment and the language of one customer message: a label, a score from -1 (furious) to 1 (delighted), and an ISO 639-1 language code, or `und` if the language is unclear. The message is neither answered nor stored.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({ message: messageArgument }),
    output: z.pick(Reading, { label: true, score: true, language: true }),
    run: async ({ message }, { customer, network, remainingMs }) => {
      const read = async () => {
        const resetsAt = await counts.take({ customer, network }, clock.now());
        if (resetsAt !== null) throw quotaError(customer, resetsAt);
        const { label, score, language, source } = await triage(model, playbook().sensitive_topics, log, message);
        return { label, score, language, source };
      };
      const key = { tool: 'analyze_sentiment', customer, message: messageHash(message) };
      const { label, score, language } = await remember(key, remainingMs, read, ({ source }) => source === 'model');
      return { text: `${label} (${score}), language ${language}`, result: { label, score, language } };
    },
  });
