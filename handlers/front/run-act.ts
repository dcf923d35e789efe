import { ClientError, type ToolErrorCode, toClientError } from '../../core/errors/client-error.ts';
import type { Workflow } from '../../core/turn/workflow.ts';
import {
  DeskExecutionOutput,
  type DeskOutcome,
  type DeskRequest,
  deskInput,
} from '../../statemachines/desk-contract.ts';

/** Messages for an act's errors, where the usual ones speak of a message and its answer. */
const MESSAGES: Partial<Record<ToolErrorCode, string>> = {
  BUSY: 'The service is busy, and it is not known whether this was carried out: call the tool again with the same arguments and the same message_id. Nothing is done twice.',
  TIMEOUT:
    'This took too long, and it is not known whether it was carried out: call the tool again with the same arguments and the same message_id. Nothing is done twice.',
  KEY_REUSED:
    'This message_id was used for a different call: use a new one for each call, and the same one to repeat a call.',
  QUOTA: 'A person was asked for too often: ask again later. The requests that stand are not lost.',
};

/** The outcomes that are errors for every caller. */
const ERRORS = { not_found: 'NOT_FOUND', key_reused: 'KEY_REUSED', limit: 'QUOTA' } as const;

export interface Acted {
  readonly execution: string;
  readonly outcome: DeskOutcome & { readonly outcome: Exclude<DeskOutcome['outcome'], keyof typeof ERRORS> };
}

/** Has an act carried out by the desk's state machine. Throws `ClientError`. An act that was lost is an outcome: its caller says who won. */
export const runAct = async (workflow: Workflow, request: DeskRequest): Promise<Acted> => {
  try {
    const { execution, output } = await workflow.run(deskInput(request));
    const { spans: _, outcome, ...rest } = DeskExecutionOutput.parse(output);
    if (outcome === 'not_found' || outcome === 'key_reused' || outcome === 'limit') {
      throw new ClientError(ERRORS[outcome], { why: { execution } });
    }
    return { execution, outcome: { outcome, ...rest } };
  } catch (error) {
    const { code, message, retryAfterMs, details, why } = toClientError(error);
    throw new ClientError(code, { message: MESSAGES[code] ?? message, retryAfterMs, details, why });
  }
};
