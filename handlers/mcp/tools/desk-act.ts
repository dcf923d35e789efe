import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/config/clock.ts';
import type { TimeLimits } from '../../../core/config/time-limits.ts';
import { actId } from '../../../core/desk/act.ts';
import { type Desk, toView } from '../../../core/desk/desk.ts';
import { ClientError, toClientError } from '../../../core/errors/client-error.ts';
import { type ConversationState, toConversationState } from '../../../core/turn/chat-result.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import { type DeskOutcome, type DeskRequest, deskDeadline } from '../../../statemachines/desk-contract.ts';
import { runAct } from '../../front/run-act.ts';
import type { Customer } from '../customer-caller.ts';
import { customerOf } from './customer.ts';

interface Asked {
  readonly action: DeskRequest['action'];
  readonly conversation: (customer: string, messageId: string) => string;
  readonly message_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly contact?: string | undefined;
}

interface Acted {
  readonly outcome: DeskOutcome['outcome'];
  /** Whether this call moved the conversation: what it wanted was not so before. */
  readonly moved: boolean;
  readonly desk: Desk;
  readonly conversation_id: string;
  readonly message_id: string;
  readonly conversation: ConversationState;
}

/** Carries out a customer's act, as an execution of the desk's state machine. Every error has the ids to repeat it with. */
export type ActAtDesk = (asked: Asked, caller: Customer) => Promise<Acted>;

export const actAtDesk =
  (workflow: Workflow, clock: Clock, limits: TimeLimits): ActAtDesk =>
  async ({ action, conversation: conversationOf, message_id, user_id, contact }, caller) => {
    const now = clock.now();
    const customer = customerOf(user_id, caller);
    const messageId = message_id ?? randomUUID();
    const conversation = conversationOf(customer, messageId);
    const ids = { message_id: messageId, conversation_id: conversation };
    const actor = { kind: 'customer', id: customer, name: '' } as const;
    try {
      const { outcome } = await runAct(workflow, {
        ...{ action, message_id: messageId, conversation: { customer, conversation }, client: caller.client },
        actor,
        ...{ teams: null, version: null, text: null, team: null, languages: [], resolution: null },
        ...{ contact: contact ?? null, started_at: now, deadline: deskDeadline(action, now, limits) },
      });
      const { desk } = outcome;
      if (!desk) throw new ClientError('NOT_FOUND');
      const moved = outcome.outcome === 'done' && desk.move?.id === actId(actor, messageId);
      return { ...ids, outcome: outcome.outcome, moved, desk, conversation: toConversationState(toView(desk)) };
    } catch (error) {
      throw toClientError(error).with(ids);
    }
  };
