import * as z from 'zod';
import { customerArgument, orderArgument, productArgument, reasonArgument } from '../arguments.ts';
import { addDays, dayOf } from '../shop/days.ts';
import { inWords, lineTotal, Money, money } from '../shop/money.ts';
import { findReturnable } from '../shop/return-verdict.ts';
import { type Return, ReturnStatus, type Shop } from '../shop/shop.ts';
import { defineTool } from '../tool.ts';

const DAYS_TO_SEND = 14;

export const createReturn = defineTool({
  name: 'create_return',
  title: 'Return an item',
  description:
    'Start the return of an item of a delivered order, with all its pieces: creates a return number, e-mails a prepaid label, and refunds the customer when the parcel has arrived. Use it when a customer wants to return something or send it back. An item can be returned once.',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    customer_id: customerArgument,
    order_id: orderArgument,
    product_id: productArgument,
    reason: reasonArgument,
  }),
  output: z.object({
    return_number: z.string(),
    order_id: z.string(),
    product_id: z.string(),
    product_name: z.string(),
    status: ReturnStatus,
    refund: Money,
    send_by: z.iso.date().describe('The last day to hand in the parcel.'),
    instructions: z.string(),
  }),
  run: ({ customer_id, order_id, product_id, reason }, shop, now) => {
    const { order, item, name } = findReturnable(shop, { customer_id, order_id, product_id }, now);
    const made: Return = {
      return_number: nextNumber(shop),
      order_id: order.order_id,
      product_id,
      reason,
      status: 'label_sent',
      created_at: new Date(now).toISOString(),
      refund: lineTotal(item),
    };
    const { return_number, status, refund } = made;
    const send_by = addDays(dayOf(now), DAYS_TO_SEND);
    const email = shop.customers.find((customer) => customer.customer_id === customer_id)?.email;
    const instructions = `A prepaid label is on its way to ${email}. Pack the item, put the label on the parcel and hand it in at any parcel shop by ${send_by}.`;
    return {
      text: `Return ${return_number} is created for ${name} of order ${order.order_id}. ${instructions} ${inWords(refund)} will be refunded when the parcel has arrived.`,
      result: {
        return_number,
        order_id: order.order_id,
        product_id,
        product_name: name,
        status,
        refund: money(refund),
        send_by,
        instructions,
      },
      next: { ...shop, returns: [...shop.returns, made] },
    };
  },
});

const nextNumber = ({ returns }: Shop): string =>
  `R-${1 + Math.max(5000, ...returns.map(({ return_number }) => Number(return_number.slice(2))))}`;
