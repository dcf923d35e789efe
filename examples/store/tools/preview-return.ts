import * as z from 'zod';
import { customerArgument, orderArgument, productArgument, reasonArgument } from '../arguments.ts';
import { inWords, lineTotal, Money, money } from '../shop/money.ts';
import { findReturnable } from '../shop/return-verdict.ts';
import { defineTool, READS } from '../tool.ts';

export const previewReturn = defineTool({
  name: 'preview_return',
  title: 'Preview a return',
  description: 'Say what create_return would do with the same arguments. It changes nothing.',
  annotations: READS,
  input: z.strictObject({
    customer_id: customerArgument,
    order_id: orderArgument,
    product_id: productArgument,
    reason: reasonArgument,
  }),
  output: z.object({ order_id: z.string(), product_id: z.string(), quantity: z.int(), refund: Money }),
  run: ({ customer_id, order_id, product_id }, shop, now) => {
    const { order, item, name } = findReturnable(shop, { customer_id, order_id, product_id }, now);
    const { quantity } = item;
    const refund = lineTotal(item);
    return {
      text: `Return ${quantity} × ${name} of order ${order.order_id}; ${inWords(refund)} will be refunded to the ${order.payment_method} when the parcel has arrived.`,
      result: { order_id: order.order_id, product_id, quantity, refund: money(refund) },
    };
  },
});
