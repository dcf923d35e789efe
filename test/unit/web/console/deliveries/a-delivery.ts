import type { Delivery, Try } from '../../../../../web/console/results.ts';

export const REFUSED: Try = { at: '2026-11-27T10:00:00.000Z', ms: 3, status: null, error: 'refused' };
export const NOT_SENT: Try = {
  ...{ at: '2026-11-27T10:05:00.000Z', ms: 0, status: null },
  error: 'the endpoint is off since 2026-11-27T10:01:00.000Z: HTTP 410',
};

export const aDelivery = (over: Partial<Delivery> = {}): Delivery => ({
  ...{ endpoint: 'crm', id: '1', event_id: 'evt_1', type: 'conversation.closed', customer: 'alice' },
  ...{ happened_at: '2026-11-27T10:00:00.000Z', conversation_id: 'c-1', status: 'dead', tries: [], next_try_at: null },
  ...over,
});
