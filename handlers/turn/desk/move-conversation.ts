import type { VisitorBudget } from '../../../core/access/visitor-budget.ts';
import type { Clock } from '../../../core/config/clock.ts';
import type { ConversationId } from '../../../core/config/keys.ts';
import { actId, actorKey, carryOut, type Intent, type Moved, without } from '../../../core/desk/act.ts';
import { askForPerson } from '../../../core/desk/ask-for-person.ts';
import type { DeskActions, DeskQueue, Desks, Tickets } from '../../../core/desk/desks.ts';
import { takeNext } from '../../../core/desk/take-next.ts';
import { teamFor } from '../../../core/desk/teams.ts';
import { Fault } from '../../../core/errors/faults.ts';
import type { Metrics } from '../../../core/observability/metrics.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { lastLanguage } from '../../../core/turn/context/last-language.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import { actionHash, actionKeyOf, type DeskRequest, type DeskStep } from '../../../statemachines/desk-contract.ts';

/** The stores of the desk, and the ports that a move needs. */
interface Ports {
  readonly desks: Desks;
  readonly tickets: Tickets;
  readonly actions: DeskActions;
  readonly queue: DeskQueue;
  readonly budget: Pick<VisitorBudget, 'takeHandOff'>;
  readonly conversations: Pick<Conversations, 'newestEntries'>;
  readonly playbook: () => Playbook;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly random: () => string;
}

/** Moves a conversation by one conditional write, before anybody is told, or finds that the act moves nothing. */
export const moveConversation =
  (ports: Ports): DeskStep<'MoveConversation'> =>
  async ({ request }) => {
    // The caller has been told that the act failed, so it must not move anything any more.
    if (ports.clock.now() > request.deadline) throw new Fault('DeadlinePassed', 'The act came too late to be begun.');
    const moved = await move(ports, request);
    count(ports.metrics, moved);
    return moved;
  };

/** What customers do with the desk themselves. How long they waited is measured by the desk's front. */
const count = (metrics: Metrics, { notice, desk }: Moved): void => {
  if (notice?.move === 'handed_off' && desk?.reason) metrics.record('Handoffs', 1, { reason: desk.reason });
  if (notice?.move === 'returned') metrics.record('TakenBack', 1, {});
};

const move = async (ports: Ports, request: DeskRequest): Promise<Moved> => {
  const { action, conversation, message_id, contact, network = null, team } = request;
  const { desks, actions, queue, budget, conversations, random, clock } = ports;
  const guide = ports.playbook();
  const id = actId(request.actor, message_id);
  const now = clock.now();
  if (action === 'take_next')
    return takeNext(
      { desks, queue, actions },
      actionKeyOf(request),
      actionHash(request),
      intentOf(ports, request, 'take_next'),
      request,
      guide,
    );
  if (!conversation) return without('not_found');
  if (action === 'ask_for_person')
    return askForPerson(desks, actions, budget, conversation, {
      ...{ id, message_id, contact, network, now, random, team: team ?? teamFor(guide, null) },
      language: await lastLanguage(conversations, conversation),
    });
  if (action === 'link_ticket') return link(ports, conversation, request);
  // The reply was sent, and only its result was not stored: whatever came since, nothing is done again, and nothing was lost.
  if (action === 'reply' && (await desks.isPosted(conversation, { actor: actorKey(request.actor), message_id })))
    return without('done', conversation, await desks.get(conversation));
  // A suggestion moves nothing, like a note, and neither does feedback.
  const moves = action === 'suggest_reply' || action === 'give_feedback' ? 'note' : action;
  return carryOut(desks, conversation, intentOf(ports, request, moves));
};

/** A ticket for an episode that is over, or has not begun, has lost. */
const link = async (
  { tickets, desks }: Ports,
  id: ConversationId,
  { ticket, episode }: DeskRequest,
): Promise<Moved> => {
  const linked = ticket ? await tickets.link(id, ticket, episode ?? null) : null;
  if (linked) return without('done', id, linked);
  const desk = await desks.get(id);
  return desk.last_key === null || episode === undefined ? without('not_found', id) : without('lost', id, desk);
};

const intentOf = (
  { clock, random, playbook }: Ports,
  { actor, message_id, version, team, resolution }: DeskRequest,
  action: Intent['action'],
): Intent => ({
  ...{ action, actor, version, resolution, random, id: actId(actor, message_id), now: clock.now() },
  team: team ?? teamFor(playbook(), null),
});
