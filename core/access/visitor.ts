/** Prefix of the ids of visitors: customers who are not identified. A claim of an issuer that begins with it is rejected. */
export const VISITOR = 'visitor:';

/** Whether the customer is a visitor. Visitors get public lookups and the fast model, share an hourly budget, and wait behind named customers. */
export const isVisitor = (customer: string): boolean => customer.startsWith(VISITOR);
