/** Names that code and infrastructure must agree on. */
export const CONVERSATIONS_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which DynamoDB may delete an item, and after which every read ignores it. */
  ttl: 'expires_at',
  /** A customer's conversations, by the time of their last turn. */
  customerIndex: { name: 'by-customer', partitionKey: 'customer', sortKey: 'last_key' },
} as const;

/** Layout that Powertools idempotency expects. */
export const IDEMPOTENCY_TABLE = { partitionKey: 'id', ttl: 'expiration' } as const;
