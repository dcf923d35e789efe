import { Refusal } from '../refusal.ts';
import { addDays, dayOf } from './days.ts';
import { findItem, findOrder, findShipment, productOf } from './find-order.ts';
import { inWords, lineTotal } from './money.ts';
import type { Order, OrderItem, Shop } from './shop.ts';

/** Counted from the day after delivery; the last day counts. */
const RETURN_DAYS = 30;

export interface ReturnVerdict {
  readonly returnable: boolean;
  /** A sentence for the customer. */
  readonly explanation: string;
  /** The last day, as an ISO date; null before delivery and for products that cannot be returned. */
  readonly return_until: string | null;
}

/** Whether a line of an order can be returned. A line is returned as a whole. */
export const returnVerdict = (shop: Shop, order: Order, item: OrderItem, now: number): ReturnVerdict => {
  const { name, not_returnable } = productOf(shop, item);
  const delivered = findShipment(shop, order)?.delivered_at ?? null;
  const until = delivered === null || not_returnable ? null : addDays(dayOf(delivered), RETURN_DAYS);
  const no = (explanation: string) => ({ returnable: false, explanation, return_until: until });
  const made = shop.returns.find(
    ({ order_id, product_id }) => order_id === order.order_id && product_id === item.product_id,
  );

  if (made) return no(`${name} of order ${order.order_id} is already returned: return ${made.return_number}.`);
  if (not_returnable) return no(`${name}: ${not_returnable}`);
  if (order.status === 'cancelled') return no(`Order ${order.order_id} was cancelled, so there is nothing to return.`);
  if (until === null)
    return no(`Order ${order.order_id} has not been delivered yet. It can be returned after delivery.`);
  if (dayOf(now) > until) return no(`The return period of ${RETURN_DAYS} days ended on ${until}.`);
  const refund = inWords(lineTotal(item));
  return {
    returnable: true,
    explanation: `${name} of order ${order.order_id} can be returned until ${until}; ${refund} will be refunded.`,
    return_until: until,
  };
};

interface Wanted {
  readonly customer_id: string;
  readonly order_id: string;
  readonly product_id: string;
}

/** A line of this customer's order that can be returned. Throws a `Refusal`. */
export const findReturnable = (shop: Shop, { customer_id, order_id, product_id }: Wanted, now: number) => {
  const order = findOrder(shop, customer_id, order_id);
  const item = findItem(order, product_id);
  const { returnable, explanation } = returnVerdict(shop, order, item, now);
  if (!returnable) throw new Refusal(explanation);
  return { order, item, name: productOf(shop, item).name };
};
