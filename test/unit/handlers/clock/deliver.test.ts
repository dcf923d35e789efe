import { describe, expect, it } from 'vitest';
import { AT, aTry, deliveries, ERASED, NOW } from './deliveries.ts';

const MINUTE = 60_000;
const FAILED = { status: 500, error: 'HTTP 500' };

describe('a delivery', () => {
  it('is done when the receiver has taken it', async () => {
    const { run, calls, recorded } = deliveries();
    expect(await run()).toEqual({ status: 'done', try: { at: NOW, ms: 40, status: 200, error: null } });
    expect(calls).toMatchObject([{ endpoint: 'crm', id: 'evt_1', timestamp: NOW }]);
    expect(recorded).toEqual([
      ['Deliveries', 1, { outcome: 'delivered' }],
      ['DeliveryAge', NOW - AT, {}],
    ]);
  });

  it('that fails is due again, under the same id', async () => {
    const { run, calls, recorded } = deliveries({ result: FAILED });
    expect(await run()).toEqual({ status: 'retry', at: NOW + 5 * MINUTE, try: { ...FAILED, at: NOW, ms: 40 } });
    expect(await run({ tries: [aTry()] })).toMatchObject({ status: 'retry', at: NOW + 30 * MINUTE });
    expect(calls.map(({ id }) => id)).toEqual(['evt_1', 'evt_1']);
    expect(recorded[0]).toEqual(['Deliveries', 1, { outcome: 'failed' }]);
  });

  it('waits for as long as the receiver asks', async () => {
    const { run } = deliveries({ result: { ...FAILED, status: 503, retry_after_ms: 60 * MINUTE } });
    expect(await run()).toMatchObject({ status: 'retry', at: NOW + 60 * MINUTE });
  });

  it('is dead after the ninth try', async () => {
    const { run, recorded } = deliveries({ result: { status: null, error: 'no response within 15 s' } });
    expect(await run({ tries: Array.from({ length: 8 }, () => aTry()) })).toEqual({
      status: 'dead',
      try: { at: NOW, ms: 40, status: null, error: 'no response within 15 s' },
    });
    expect(recorded).toEqual([['Deliveries', 1, { outcome: 'dead' }]]);
  });

  it('that is answered with 410 switches the endpoint off, and so ends all others', async () => {
    const { run, calls, recorded, isOff } = deliveries({ result: { status: 410, error: 'HTTP 410', gone: true } });
    expect(await run()).toMatchObject({ status: 'dead', try: { status: 410 } });
    expect(isOff()).toEqual({ off_since: NOW, why: 'HTTP 410' });
    expect(await run()).toMatchObject({
      ...{
        status: 'dead',
        try: { status: null, error: 'the endpoint is off since 2026-11-23T09:00:04.000Z: HTTP 410' },
      },
    });
    expect(calls).toHaveLength(1);
    expect(recorded.filter((metric) => String(metric).startsWith('EndpointsOff'))).toHaveLength(1);
  });

  it('to an endpoint that is no longer configured is dead', async () => {
    const { run, calls } = deliveries();
    expect(await run({ target: 'webhook#erp' })).toMatchObject({
      ...{ status: 'dead', try: { error: 'no endpoint has this name any more' } },
    });
    expect(calls).toEqual([]);
  });

  it('of what happened before the customer was erased is dropped, and not sent', async () => {
    for (const erasedAt of [AT, AT + 1]) {
      const { run, calls } = deliveries({ erasedAt, off: { off_since: AT, why: 'HTTP 410' } });
      expect(await run()).toEqual({ status: 'dropped', try: null });
      expect(calls).toEqual([]);
    }
    const { run } = deliveries({ erasedAt: AT - 1 });
    expect(await run()).toMatchObject({ status: 'done' });
  });

  it('of the erasure itself is sent, with the customer only', async () => {
    const { run, sent } = deliveries({ erasedAt: AT - 200_000 });
    expect(await run({ event: ERASED })).toMatchObject({ status: 'done' });
    expect(sent()).toEqual([ERASED]);
  });
});
