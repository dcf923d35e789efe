import { readFileSync } from 'node:fs';
import * as z from 'zod';

export const Customer = z.object({
  customer_id: z.string(),
  name: z.string(),
  tier: z.enum(['standard', 'silver', 'gold']),
  /** The day of the first order. */
  since: z.iso.date(),
  language: z.string(),
});
export type Customer = z.output<typeof Customer>;

const FILE = new URL('../data/customers.json', import.meta.url);

/** Customers by their id. */
export const readCustomers = (): ReadonlyMap<string, Customer> =>
  new Map(
    z
      .array(Customer)
      .parse(JSON.parse(readFileSync(FILE, 'utf8')))
      .map((customer) => [customer.customer_id, customer]),
  );
