import { describe, expect, it } from 'vitest';
import { erasedKey } from '../../../../core/config/keys.ts';
import { SECOND_PASS_MS } from '../../../../core/events/from-erasure.ts';
import { AT, aChange, eventsIn, iso, jobsIn } from './changes.ts';

const pk = erasedKey('ada');
const TOMBSTONE = { customer: 'ada', erased_at: AT, by: 'staff:ana' };
const FINISHED = { erased_at: AT, by: 'staff:ana', finished_at: AT + 200_000 };
const change = (old: object | null, now: object | null) =>
  aChange('ERASED', old && { ...old }, now && { ...now }, { pk, at: AT + 300_000 });

describe('a tombstone', () => {
  it('has a job for each pass, the second one when no execution can still run', () => {
    // The jobs are kept longer than the customer's id.
    const job = { kind: 'erasure', customer: pk, erased_at: AT, target: `erasure#${pk}` };
    expect(jobsIn(change(null, TOMBSTONE))).toEqual([
      { ...job, pass: 1, id: `${AT}-1`, due_at: AT },
      { ...job, pass: 2, id: `${AT}-2`, due_at: AT + SECOND_PASS_MS },
    ]);
    expect(eventsIn(change(null, TOMBSTONE))).toEqual([]);
  });

  it('that is dated anew has jobs of its own, and any other change has none', () => {
    const later = jobsIn(change(TOMBSTONE, { ...TOMBSTONE, erased_at: AT + 7 }));
    expect(later.map(({ id }) => id)).toEqual([`${AT + 7}-1`, `${AT + 7}-2`]);
    expect(jobsIn(change(TOMBSTONE, { ...TOMBSTONE, by: 'staff:ben' }))).toEqual([]);
    expect(jobsIn(change(TOMBSTONE, FINISHED))).toEqual([]);
    expect(jobsIn(change(TOMBSTONE, null))).toEqual([]);
  });

  it('that is finished has the event, once', () => {
    const events = eventsIn(change(TOMBSTONE, FINISHED));
    expect(events).toMatchObject([{ type: 'customer.erased', timestamp: iso(200_000), sequence: null }]);
    expect(events[0]?.data).toEqual({ customer: 'ada' });
    expect(eventsIn(change(FINISHED, { ...FINISHED, by: 'x' }))).toEqual([]);
    expect(eventsIn(change(TOMBSTONE, { ...TOMBSTONE, by: 'x' }))).toEqual([]);
    const known = { ...FINISHED, customer: 'ada' };
    expect(eventsIn(change(known, { ...known, by: 'x' }))).toEqual([]);
    const again = { ...TOMBSTONE, erased_at: AT + 9 };
    const twice = eventsIn(change(again, { ...FINISHED, finished_at: AT + 400_000 }));
    expect(twice[0]?.id).not.toBe(events[0]?.id);
  });

  it('is not what an erasure remembers beside it', () => {
    const remembered = aChange('CONVERSATION#ada#c-1', null, { expires_at: AT }, { pk, at: AT });
    expect([jobsIn(remembered), eventsIn(remembered)]).toEqual([[], []]);
  });

  it('that goes away, or whose customer is not known any more, has none', () => {
    expect(eventsIn(change(TOMBSTONE, null))).toEqual([]);
    expect(eventsIn(change(null, FINISHED))).toEqual([]);
  });
});
