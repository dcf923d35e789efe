import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { triage } from '../../core/triage/triage.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Reads the customer's mood and needs beside the draft, so that it costs no time. */
export const analyzeSentiment =
  (model: ChatModel, playbook: () => Playbook, log: Log): Step<'AnalyzeSentiment'> =>
  ({ request }) =>
    triage(model, playbook().sensitive_topics, log, request.message);
