import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/config/clock.ts';
import { type Desk, toView } from '../../../core/desk/desk.ts';
import { ClientError, toClientError } from '../../../core/errors/client-error.ts';
import { type ConversationState, toConversationState } from '../../../core/turn/chat-result.ts';
import type { Workflow } from '../../../core/turn/workflow.ts';
import {
  DeskExecutionOutput,
  type DeskOutcome,
  type DeskRequest,
  deskInput,
} from '../../../statemachines/desk-contract.ts';
import type { Customer } from '../customer-caller.ts';
import { customerOf } from './customer.ts';

interface Asked {
  readonly action: DeskRequest['action'];
  readonly conversation: (customer: string, messageId: string) => string;
  readonly message_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly contact?: string | undefined;
}

export interface Acted {
  readonly outcome: DeskOutcome['outcome'];
  readonly desk: Desk;
  readonly conversation_id: string;
  readonly message_id: string;
  readonly conversation: ConversationState;
}

/** Carries out a customer's act, as an execution of the desk's state machine. Every error has the ids to repeat it with. */
export type ActAtDesk = (asked: Asked, caller: Customer) => Promise<Acted>;

/** An act changes one item, or a few, and waits for no model. */
const ACT_MS = 20_000;

export const actAtDesk =
  (workflow: Workflow, clock: Clock): ActAtDesk =>
  async ({ action, conversation: conversationOf, message_id, user_id, contact }, caller) => {
    const now = clock.now();
    const customer = customerOf(user_id, caller);
    const messageId = message_id ?? randomUUID();
    const conversation = conversationOf(customer, messageId);
    const ids = { message_id: messageId, conversation_id: conversation };
    const request: DeskRequest = {
      ...{ action, message_id: messageId, conversation: { customer, conversation }, client: caller.client },
      actor: { kind: 'customer', id: customer, name: '' },
      ...{ teams: null, version: null, text: null, team: null, languages: [], resolution: null },
      ...{ contact: contact ?? null, started_at: now, deadline: now + ACT_MS },
    };
    try {
      const { output } = await workflow.run(deskInput(request));
      const { outcome, desk } = DeskExecutionOutput.parse(output);
      if (outcome === 'key_reused') throw new ClientError('KEY_REUSED');
      if (outcome === 'limit') throw new ClientError('QUOTA', { message: TOO_OFTEN });
      if (!desk) throw new ClientError('NOT_FOUND');
      return { ...ids, outcome, desk, conversation: toConversationState(toView(desk)) };
    } catch (error) {
      throw toClientError(error).with(ids);
    }
  };

const TOO_OFTEN = 'A person was asked for too often today: write what you need in the conversation.';
