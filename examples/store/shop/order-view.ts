import * as z from 'zod';
import { dayOf } from './days.ts';
import { productOf } from './find-order.ts';
import { inWords, lineTotal, Money, money, orderTotal } from './money.ts';
import { type Order, OrderStatus, type Shop } from './shop.ts';

/** An order in a list. */
export const OrderSummary = z.object({
  order_id: z.string(),
  status: OrderStatus,
  placed_on: z.iso.date(),
  expected_on: z.nullable(z.iso.date()).describe('The expected date of arrival; null when it is not known, or past.'),
  items: z.array(z.object({ product_id: z.string(), name: z.string(), quantity: z.int(), price: Money })),
  total: Money,
});

/** The price of an item is the total of its line. */
export const summaryOf = (shop: Shop, order: Order): z.input<typeof OrderSummary> => ({
  order_id: order.order_id,
  status: order.status,
  placed_on: dayOf(order.placed_at),
  expected_on: order.expected_on,
  items: order.items.map((item) => ({
    product_id: item.product_id,
    name: productOf(shop, item).name,
    quantity: item.quantity,
    price: money(lineTotal(item)),
  })),
  total: money(orderTotal(order)),
});

export const describeOrder = (shop: Shop, order: Order): string => {
  const items = order.items.map((item) => `${item.quantity} × ${productOf(shop, item).name}`).join(', ');
  const expected = order.expected_on === null ? '' : `, expected on ${order.expected_on}`;
  return `Order ${order.order_id} of ${dayOf(order.placed_at)}: ${STATUS_WORDS[order.status]}${expected}. ${items}. Total ${inWords(orderTotal(order))}.`;
};

const STATUS_WORDS: Readonly<Record<Order['status'], string>> = {
  awaiting_payment: 'awaiting payment',
  processing: 'being packed',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
};

/** An order can be cancelled and its address changed until it is shipped. */
export const isChangeable = ({ status }: Order): boolean => status === 'awaiting_payment' || status === 'processing';
