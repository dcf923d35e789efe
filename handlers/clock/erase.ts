import type { Clock } from '../../core/config/clock.ts';
import type { Work } from '../../core/events/job.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { CustomerItems } from '../../core/privacy/customer-items.ts';
import { eraseConversation } from '../../core/privacy/erase-conversation.ts';
import type { Erasures } from '../../core/privacy/erasures.ts';

/** Time that is left of a run when a pass stops; the next run continues it. */
const MARGIN_MS = 10_000;
const AT_ONCE = 10;

interface Dependencies {
  readonly erasures: Erasures;
  readonly items: CustomerItems;
  readonly clock: Clock;
}

/**
 * Deletes everything of a customer from before their erasure. The first pass runs at once. The second deletes what executions from before the
 * erasure still wrote, and ends the erasure. A pass that was cut off, or runs again, deletes what is left.
 */
export const erase =
  ({ erasures, items, clock }: Dependencies): Work<'erasure'> =>
  async ({ customer: tombstone, erased_at, pass }, remainingMs) => {
    const began = clock.now();
    const erasure = await erasures.underWay(tombstone);
    if (!erasure) return { status: 'done', try: null };
    // The erasure has a new date, with passes of its own.
    if (erasure.erased_at !== erased_at) return { status: 'dropped', try: null };
    const { customer } = erasure;
    const later = () => {
      const now = clock.now();
      return {
        status: 'retry',
        at: now,
        try: { at: now, ms: now - began, status: null, error: 'more to erase' },
      } as const;
    };

    const hasTime = () => remainingMs() >= MARGIN_MS;
    const lists = [...(pass === 2 ? [items.remembered(customer)] : []), items.conversations(customer)];
    for (const list of lists)
      for await (const page of list)
        for (const conversation of page) {
          // The second pass must find what late writers add to it, when the conversation is in no list.
          if (pass === 1) await items.remember(customer, conversation);
          if (!hasTime() || !(await eraseConversation(items, conversation, erased_at, hasTime))) return later();
          if (pass === 2) await items.forget(customer, conversation);
        }
    for await (const page of items.others(customer, erased_at)) {
      if (!hasTime()) return later();
      await inParallel(AT_ONCE, page, items.remove);
    }
    if (pass === 2) await erasures.finish(erasure, clock.now());
    return { status: 'done', try: null };
  };
