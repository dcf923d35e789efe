/** Prefix of the ids of visitors: customers whom nobody vouches for. No claim of an issuer may begin with it. */
export const VISITOR = 'visitor:';

/** Whether the customer is a visitor. Visitors get public lookups and the fast model, share an hourly budget, and wait behind named customers. */
export const isVisitor = (customer: string): boolean => customer.startsWith(VISITOR);
