import * as z from 'zod';
import { customerArgument } from '../arguments.ts';
import { dayOf } from '../shop/days.ts';
import { productOf } from '../shop/find-order.ts';
import { inWords, Money, money } from '../shop/money.ts';
import { type Return, ReturnStatus, type Shop } from '../shop/shop.ts';
import { defineTool, READS } from '../tool.ts';

export const getReturns = defineTool({
  name: 'get_returns',
  title: 'Look up returns',
  description:
    "Look up a customer's returns and refunds, newest first: return number, product, status and refund. Use it when a customer asks what became of a return or where a refund is.",
  annotations: READS,
  input: z.strictObject({ customer_id: customerArgument }),
  output: z.object({
    returns: z.array(
      z.object({
        return_number: z.string(),
        order_id: z.string(),
        product_id: z.string(),
        product_name: z.string(),
        reason: z.string(),
        status: ReturnStatus,
        created_on: z.iso.date(),
        refund: Money,
      }),
    ),
  }),
  run: ({ customer_id }, shop) => {
    const orders = new Set(
      shop.orders.filter((order) => order.customer_id === customer_id).map(({ order_id }) => order_id),
    );
    const own = shop.returns
      .filter(({ order_id }) => orders.has(order_id))
      .toSorted((a, b) => b.created_at.localeCompare(a.created_at));
    return {
      text: own.map((made) => describe(shop, made)).join('\n') || 'No returns were found.',
      result: {
        returns: own.map(({ created_at, refund, ...made }) => ({
          ...made,
          product_name: productOf(shop, made).name,
          created_on: dayOf(created_at),
          refund: money(refund),
        })),
      },
    };
  },
});

const describe = (shop: Shop, made: Return): string =>
  `Return ${made.return_number} of ${dayOf(made.created_at)}: ${productOf(shop, made).name} of order ${made.order_id}, ${inWords(made.refund)}, ${STATUS_WORDS[made.status]}.`;

const STATUS_WORDS: Readonly<Record<Return['status'], string>> = {
  label_sent: 'the label has been sent and the parcel is awaited',
  in_transit: 'the parcel is on its way back',
  received: 'the parcel has arrived and is being checked',
  refunded: 'the money has been refunded',
};
