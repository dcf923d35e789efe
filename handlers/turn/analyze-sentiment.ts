import type { ChatModel, Log } from '../../core/ports.ts';
import { triage } from '../../core/triage.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Reads the customer's mood and needs beside the draft, so that it costs no time. */
export const analyzeSentiment =
  (model: ChatModel, log: Log): Step<'AnalyzeSentiment'> =>
  ({ request }) =>
    triage(model, log, request.message);
