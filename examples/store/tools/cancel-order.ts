import * as z from 'zod';
import { customerArgument, orderArgument } from '../arguments.ts';
import { findChangeable, replaceOrder } from '../shop/change-order.ts';
import { inWords, Money, money, orderTotal } from '../shop/money.ts';
import { defineTool } from '../tool.ts';

export const cancelOrder = defineTool({
  name: 'cancel_order',
  title: 'Cancel an order',
  description:
    'Cancel a whole order that has not been shipped; what was paid is refunded. It cannot be undone. An order that is shipped or delivered cannot be cancelled: its items can be returned.',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  input: z.strictObject({ customer_id: customerArgument, order_id: orderArgument }),
  output: z.object({
    order_id: z.string(),
    status: z.literal('cancelled'),
    refund: z.nullable(Money).describe('Null when nothing had been paid.'),
  }),
  run: ({ customer_id, order_id }, shop) => {
    const order = findChangeable(shop, customer_id, order_id);
    const total = orderTotal(order);
    const paid = order.status !== 'awaiting_payment';
    const refund = paid
      ? `${inWords(total)} will be refunded to the ${order.payment_method} within 5 business days.`
      : 'Nothing had been paid.';
    return {
      text: `Order ${order.order_id} is cancelled. ${refund}`,
      result: { order_id: order.order_id, status: 'cancelled' as const, refund: paid ? money(total) : null },
      next: replaceOrder(shop, { ...order, status: 'cancelled', expected_on: null }),
    };
  },
});
