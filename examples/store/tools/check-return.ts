import * as z from 'zod';
import { customerArgument, orderArgument, productArgument } from '../arguments.ts';
import { findItem, findOrder, productOf } from '../shop/find-order.ts';
import { lineTotal, Money, money } from '../shop/money.ts';
import { returnVerdict } from '../shop/return-verdict.ts';
import { defineTool, READS } from '../tool.ts';

export const checkReturn = defineTool({
  name: 'check_return',
  title: 'Check whether an item can be returned',
  description:
    'Check whether an item of an order can be returned, until when, and how much would be refunded. It changes nothing. Use it before create_return.',
  annotations: READS,
  input: z.strictObject({ customer_id: customerArgument, order_id: orderArgument, product_id: productArgument }),
  output: z.object({
    order_id: z.string(),
    product_id: z.string(),
    product_name: z.string(),
    returnable: z.boolean(),
    explanation: z.string(),
    return_until: z.nullable(z.iso.date()).describe('The last day of its return period.'),
    refund: z.nullable(Money).describe('Null when it cannot be returned.'),
  }),
  run: ({ customer_id, order_id, product_id }, shop, now) => {
    const order = findOrder(shop, customer_id, order_id);
    const item = findItem(order, product_id);
    const verdict = returnVerdict(shop, order, item, now);
    return {
      text: verdict.explanation,
      result: {
        order_id: order.order_id,
        product_id,
        product_name: productOf(shop, item).name,
        ...verdict,
        refund: verdict.returnable ? money(lineTotal(item)) : null,
      },
    };
  },
});
