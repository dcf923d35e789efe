import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { triage } from '../../core/triage/triage.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Reads sentiment, language, topic and the wish for a person in parallel with the draft, so that it adds no latency. */
export const analyzeSentiment =
  (model: ChatModel, playbook: () => Playbook, log: Log): Step<'AnalyzeSentiment'> =>
  ({ request }) =>
    triage(model, playbook().sensitive_topics, log, request.message);
