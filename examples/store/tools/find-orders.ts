import * as z from 'zod';
import { customerArgument } from '../arguments.ts';
import { bestMatches } from '../shop/best-matches.ts';
import { productOf } from '../shop/find-order.ts';
import { describeOrder, OrderSummary, summaryOf } from '../shop/order-view.ts';
import { type Order, OrderStatus, type Shop } from '../shop/shop.ts';
import { defineTool, READS } from '../tool.ts';

const MOST = 10;

export const findOrders = defineTool({
  name: 'find_orders',
  title: 'Find orders',
  description: `Find a customer's own orders, newest first, at most ${MOST}: all of them, those with a product ("blue kettle"), or those of a status. Use it when the customer names no order number, or asks what they bought.`,
  annotations: READS,
  input: z.strictObject({
    customer_id: customerArgument,
    query: z.string().max(200).optional().describe('Words of the products in it, or an order number.'),
    status: OrderStatus.optional().describe('Only orders of this status.'),
  }),
  output: z.object({
    orders: z.array(OrderSummary),
    found: z.int().describe('The number of matching orders, including those not listed.'),
  }),
  run: ({ customer_id, query = '', status }, shop) => {
    const own = shop.orders.filter(
      (order) => order.customer_id === customer_id && (status === undefined || order.status === status),
    );
    const found = query.trim() === '' ? own : bestMatches(query, own, (order) => textOf(shop, order));
    const orders = found.toSorted((a, b) => b.placed_at.localeCompare(a.placed_at)).slice(0, MOST);
    return {
      text: orders.map((order) => describeOrder(shop, order)).join('\n') || 'No orders were found.',
      result: { orders: orders.map((order) => summaryOf(shop, order)), found: found.length },
    };
  },
});

const textOf = (shop: Shop, order: Order): string =>
  [
    order.order_id,
    ...order.items.flatMap((item) => {
      const { product_id, name, category, keywords } = productOf(shop, item);
      return [product_id, name, category, keywords];
    }),
  ].join(' ');
