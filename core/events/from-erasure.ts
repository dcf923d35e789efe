import { TOMBSTONE } from '../config/keys.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import { event } from './images.ts';
import type { JobSeed } from './job.ts';

/** Longer than an execution that began before the erasure can run: the second pass erases what it still writes. */
export const SECOND_PASS_MS = 130_000;

/** Two passes over everything of the customer, when the tombstone is new or has a new date. They do not have the customer's id, because jobs are kept for days. */
export const erasureJobs = ({ pk, sk, old, new: tombstone }: Change): readonly JobSeed[] => {
  if (sk !== TOMBSTONE || !tombstone || old?.erased_at === tombstone.erased_at) return [];
  const erased_at = Number(tombstone.erased_at);
  const seed = { kind: 'erasure', customer: pk, erased_at, target: `erasure#${pk}` } as const;
  return [
    { ...seed, pass: 1, id: `${erased_at}-1`, due_at: erased_at },
    { ...seed, pass: 2, id: `${erased_at}-2`, due_at: erased_at + SECOND_PASS_MS },
  ];
};

/** The event of the second pass's end, which removes the customer's id from the tombstone. */
export const erasureEvents = (change: Change): readonly StoredEvent[] => {
  const { sk, old, new: tombstone } = change;
  if (
    sk !== TOMBSTONE ||
    !tombstone?.finished_at ||
    old?.finished_at === tombstone.finished_at ||
    typeof old?.customer !== 'string'
  )
    return [];
  const at = Number(tombstone.finished_at);
  return [event(change, 'customer.erased', { which: at, at, sequence: null }, { customer: old.customer })];
};
