import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import type { TimeLimits } from '../../../core/config/time-limits.ts';
import { type Desk, toView } from '../../../core/desk/desk.ts';
import { ClientError, toClientError } from '../../../core/errors/client-error.ts';
import { ConversationState, toConversationState } from '../../../core/turn/chat-result.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import { type DeskOutcome, type DeskRequest, deskDeadline } from '../../../statemachines/desk-contract.ts';
import { runAct } from '../../front/run-act.ts';
import type { Customer } from '../customer-caller.ts';
import { conversationArgument, customerArgument, messageIdArgument } from './arguments.ts';
import { customerOf } from './customer.ts';

/** A customer's act changes nothing more when it is repeated. */
export const ACT_HINTS = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Arguments of an act on an existing conversation. */
export const ActInput = z.object({
  conversation_id: conversationArgument,
  message_id: z.optional(messageIdArgument),
  user_id: z.optional(customerArgument),
});

/** The result of an act that changes who has the conversation. */
export const ActResult = z.object({
  conversation_id: z.string(),
  message_id: z.string(),
  /** What the customer reads. */
  text: z.string(),
  conversation: ConversationState,
});

interface Asked {
  readonly action: DeskRequest['action'];
  readonly conversation: (customer: string, messageId: string) => string;
  readonly message_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly contact?: string | undefined;
  readonly feedback?: DeskRequest['feedback'];
}

interface Acted {
  readonly outcome: DeskOutcome['outcome'];
  readonly desk: Desk;
  readonly conversation_id: string;
  readonly message_id: string;
  readonly conversation: ConversationState;
}

/** Carries out a customer's act, as an execution of the desk's state machine. Every error has the ids to repeat it with. */
export type ActAtDesk = (asked: Asked, caller: Customer) => Promise<Acted>;

export const actAtDesk =
  (workflow: Workflow, clock: Clock, limits: TimeLimits): ActAtDesk =>
  async ({ action, conversation: conversationOf, message_id, user_id, contact, feedback = null }, caller) => {
    const now = clock.now();
    const customer = customerOf(user_id, caller);
    const messageId = message_id ?? randomUUID();
    const conversation = conversationOf(customer, messageId);
    const ids = { message_id: messageId, conversation_id: conversation };
    try {
      const { outcome } = await runAct(workflow, {
        ...{ action, message_id: messageId, conversation: { customer, conversation }, client: caller.client },
        actor: { kind: 'customer', id: customer, name: '' },
        ...{ teams: null, version: null, text: null, team: null, languages: [], resolution: null },
        ...(caller.network !== null && { network: caller.network }),
        ...{ contact: contact ?? null, feedback, started_at: now, deadline: deskDeadline(action, now, limits) },
      });
      const { desk } = outcome;
      if (!desk) throw new ClientError('NOT_FOUND');
      return { ...ids, outcome: outcome.outcome, desk, conversation: toConversationState(toView(desk)) };
    } catch (error) {
      throw toClientError(error).with(ids);
    }
  };
