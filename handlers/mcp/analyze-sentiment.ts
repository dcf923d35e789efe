import * as z from 'zod/mini';
import type { Playbook } from '../../core/playbook/playbook.ts';
import type { Allowance, ChatModel, Clock, Log } from '../../core/ports.ts';
import { Reading } from '../../core/sentiment.ts';
import { quotaError } from '../../core/tool-error.ts';
import { triage } from '../../core/triage.ts';
import { messageArgument } from './arguments.ts';
import { defineTool } from './tool.ts';

/** `analyze_sentiment`: the triage of a turn by itself; nothing is stored, but it counts as one of the caller's day. */
export const analyzeSentiment = (
  model: ChatModel,
  playbook: () => Playbook,
  allowance: Allowance | null,
  clock: Clock,
  log: Log,
) =>
  defineTool({
    name: 'analyze_sentiment',
    title: 'Analyze sentiment',
    description:
      'Tell the sentiment and the language of one customer message: label, score from -1 (furious) to 1 (delighted), and ISO 639-1 language. The message is not answered and not stored.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.strictObject({ message: messageArgument }),
    output: z.pick(Reading, { label: true, score: true, language: true }),
    run: async ({ message }, { customer }) => {
      if (allowance && !(await allowance.take(customer))) throw quotaError(clock.now());
      const { label, score, language } = await triage(model, playbook().sensitive_topics, log, message);
      return { text: `${label} (${score}), language ${language}`, result: { label, score, language } };
    },
  });
