import { type DailyQuota, resetsAt } from './quota.ts';
import { isVisitor } from './visitor.ts';
import { nextHour, type VisitorBudget } from './visitor-budget.ts';

/** The sender of a message. */
interface Sender {
  readonly customer: string;
  /** The network of a visitor; null for a named customer, and where it is not known. */
  readonly network: string | null;
}

/** Counts turns against every limit of their customer. Each method throws `StoreBusy` or `StoreRefused`. */
export interface TurnCounts {
  /**
   * Null if the turn at `at` is counted. Otherwise the time, in epoch milliseconds, until which the customer is over a limit. `held`: a person
   * answers it, so it does not count as a turn of visitors, whose budget limits model calls.
   */
  take(sender: Sender, at: number, held?: 'held'): Promise<number | null>;
  /** Takes a count back, with the same `held`. */
  giveBack(sender: Sender, at: number, held?: 'held'): Promise<void>;
}

/** The daily quota, where there is one, and the hourly budget of visitors. */
export const turnCounts = (quota: DailyQuota | null, budget: VisitorBudget): TurnCounts => ({
  take: async ({ customer, network }, at, held) => {
    const isLimited = isVisitor(customer) && !held;
    if (isLimited && !(await budget.take(network, at))) return nextHour(at);
    if (!quota || (await quota.take(customer, at, held))) return null;
    if (isLimited) await budget.giveBack(network, at);
    return resetsAt(at);
  },
  giveBack: async ({ customer, network }, at, held) => {
    const isLimited = isVisitor(customer) && !held;
    await Promise.all([quota?.giveBack(customer, at), isLimited && budget.giveBack(network, at)]);
  },
});
