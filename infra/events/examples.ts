import type { EventType } from '../../core/events/catalogue.ts';

interface Example {
  readonly timestamp: string;
  readonly sequence: number | null;
  readonly data: object;
}

/** An event of each type, as it is sent. */
export const EXAMPLES: Readonly<Record<EventType, Example>> = (() => {
  const at = (time: string) => `2026-11-23T${time}.000Z`;
  const of = { customer: 'ada', conversation: 'c-6f1d2a' };
  const filled = { episode: 1, ticket: null, contact: null };
  const ticketed = {
    ...filled,
    ticket: { system: 'zendesk', id: '35436', url: 'https://acme.zendesk.com/tickets/35436' },
  };
  const waiting = '2026-11-23T09:00:02.126Z';
  const ana = { id: '5f0c', name: 'Ana' };
  const byAna = { kind: 'staff', id: ana.id };
  const turn = '1795424395120-9c41d0a7be52';
  const event = (time: string, sequence: number | null, own: object, rest: object = ticketed): Example => ({
    ...{ timestamp: at(time), sequence, data: { ...of, ...own, ...rest } },
  });
  return {
    'conversation.handed_off': event(
      '09:00:02',
      2,
      {
        ...{
          reason: 'asked_for_human',
          team: 'billing',
          priority: 40,
          language: 'de',
          waiting_since: waiting,
        },
        by: { kind: 'assistant', id: null },
      },
      filled,
    ),
    'conversation.summarized': event('09:00:05', null, { up_to: turn }),
    'conversation.taken_over': event('09:16:30', 6, { assignee: ana, team: 'billing', from: null, by: byAna }),
    'conversation.transferred': event('09:21:40', 12, {
      ...{ team: 'returns', from_team: 'billing', from: ana, waiting_since: at('09:21:40'), by: byAna },
    }),
    'conversation.overdue': event('09:15:05', 4, {
      ...{ team: 'billing', waiting_since: waiting, by: { kind: 'clock', id: null } },
    }),
    'conversation.returned': event('09:24:00', 14, { from: ana, by: byAna }),
    'conversation.closed': event('09:30:00', 16, {
      ...{ resolution: 'solved', outcome: 'by_person', assignee: ana, opened_at: at('08:58:11') },
      ...{ closed_at: at('09:30:00'), by: byAna },
    }),
    'conversation.reopened': event('09:31:12', 18, { assignee: ana, by: byAna }),
    'message.posted': event('09:18:40', 9, { post: '1795425120044-03be9a11c2f4', author: ana }),
    'message.held': event('09:20:10', 10, { turn: '1795425610033-51c8e20d9af7', message_id: 'm-43' }),
    'feedback.given': event('09:32:05', null, { turn: null, rated_episode: 1, score: 5, scale: 5, has_comment: false }),
    'action.completed': event(
      '08:59:57',
      null,
      { turn, proposal: '1795424360001-77aa01c3d9e0', tool: 'store.cancel_order', position: 0, outcome: 'done' },
      filled,
    ),
    'turn.settled': event(
      '08:59:57',
      null,
      {
        ...{ turn, message_id: 'm-42', status: 'answered', tier: 'fast', escalated: false, fallback: false },
        ...{ model: 'us.amazon.nova-lite-v1:0', input_tokens: 1850, output_tokens: 96, cost_usd: 0.000134 },
        ...{ sentiment: { label: 'neutral', score: 0.1, language: 'de' }, knowledge_gap: false, handoff: null },
        ...{ tools: [{ tool: 'store.get_order', ok: true }], ms: 1840 },
      },
      filled,
    ),
    'customer.erased': { timestamp: at('12:00:00'), sequence: null, data: { customer: of.customer } },
  };
})();
