import * as z from 'zod';
import { customerArgument, orderArgument } from '../arguments.ts';
import { findOrder, findShipment } from '../shop/find-order.ts';
import { Money, money } from '../shop/money.ts';
import { describeOrder, isChangeable, OrderSummary, summaryOf } from '../shop/order-view.ts';
import { defineTool, READS } from '../tool.ts';

export const getOrder = defineTool({
  name: 'get_order',
  title: 'Look up an order',
  description:
    'Look up one order of a customer by its number: status, items with product numbers and prices, payment, delivery address, and whether it can still be cancelled or its address changed.',
  annotations: READS,
  input: z.strictObject({ customer_id: customerArgument, order_id: orderArgument }),
  output: OrderSummary.extend({
    shipping_cost: Money,
    payment_method: z.string(),
    shipping_address: z.string(),
    delivered_at: z.nullable(z.iso.datetime()),
    changeable: z.boolean().describe('Whether it can still be cancelled, and its address changed.'),
  }),
  run: ({ customer_id, order_id }, shop) => {
    const order = findOrder(shop, customer_id, order_id);
    const changeable = isChangeable(order);
    const address = `Delivery address: ${order.shipping_address}.`;
    const change = `It can ${changeable ? 'still' : 'no longer'} be cancelled or sent to another address.`;
    return {
      text: [describeOrder(shop, order), address, change].join(' '),
      result: {
        ...summaryOf(shop, order),
        shipping_cost: money(order.shipping_cost),
        payment_method: order.payment_method,
        shipping_address: order.shipping_address,
        delivered_at: findShipment(shop, order)?.delivered_at ?? null,
        changeable,
      },
    };
  },
});
