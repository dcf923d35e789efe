import * as z from 'zod';
import { customerArgument } from '../arguments.ts';
import { Refusal } from '../refusal.ts';
import { CustomerTier } from '../shop/shop.ts';
import { defineTool, READS } from '../tool.ts';

export const getCustomer = defineTool({
  name: 'get_customer',
  title: 'Look up a customer',
  description: 'Look up who a customer is: name, tier, customer since, and language.',
  annotations: READS,
  input: z.strictObject({ customer_id: customerArgument }),
  output: z.object({ name: z.string(), tier: CustomerTier, since: z.iso.date(), language: z.string() }),
  run: ({ customer_id }, shop) => {
    const customer = shop.customers.find((one) => one.customer_id === customer_id);
    if (!customer) throw new Refusal('The shop has no such customer.');
    const { name, tier, since, language } = customer;
    return {
      text: `${name}, ${tier} customer since ${since}, speaks ${language}.`,
      result: { name, tier, since, language },
    };
  },
});
