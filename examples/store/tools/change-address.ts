import * as z from 'zod';
import { customerArgument, orderArgument } from '../arguments.ts';
import { Refusal } from '../refusal.ts';
import { findChangeable, replaceOrder } from '../shop/change-order.ts';
import { defineTool } from '../tool.ts';

export const changeAddress = defineTool({
  name: 'change_address',
  title: 'Change a delivery address',
  description:
    'Send an order to another delivery address. Only an order that has not been shipped can be changed; other orders and the account keep their address.',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  input: z.strictObject({
    customer_id: customerArgument,
    order_id: orderArgument,
    address: z
      .string()
      .max(200)
      .describe('The whole new address in one line: street and number, postal code and city, country.'),
  }),
  output: z.object({ order_id: z.string(), shipping_address: z.string(), previous_address: z.string() }),
  run: ({ customer_id, order_id, address }, shop) => {
    const order = findChangeable(shop, customer_id, order_id);
    const shipping_address = address.replaceAll(/\s+/g, ' ').trim();
    if (!isComplete(shipping_address)) {
      throw new Refusal('The address must have street and number, postal code and city, separated by commas.');
    }
    return {
      text: `Order ${order.order_id} will be sent to ${shipping_address}.`,
      result: { order_id: order.order_id, shipping_address, previous_address: order.shipping_address },
      next: replaceOrder(shop, { ...order, shipping_address }),
    };
  },
});

/** A check that holds for any country: two parts with words, and a number. */
const isComplete = (address: string): boolean =>
  /\d/.test(address) && address.split(',').filter((part) => /\p{L}/u.test(part)).length >= 2;
