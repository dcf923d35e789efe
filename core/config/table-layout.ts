/** Names that code and infrastructure must agree on. */
export const CONVERSATIONS_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds after which DynamoDB may delete an item, and after which every read ignores it. */
  ttl: 'expires_at',
  /** A customer's conversations, by the time of their last turn. */
  customerIndex: { name: 'by-customer', partitionKey: 'customer', sortKey: 'last_key' },
  /** The turns and posts of a conversation in their order. A local index, so that reads of it are consistent; it can only be made with the table. */
  orderIndex: {
    name: 'by-order',
    sortKey: 'at',
    /** What a turn's history, and the hold of pending turns, read. Whole turns are fetched from the table. */
    attributes: [
      'message',
      'status',
      'answer',
      'answered_at',
      'tokens',
      'model',
      'route',
      'context_from',
      'proposal',
      'started',
      'lease',
      'actions',
      'acted_at',
      'lookups',
      'kind',
      'author',
      'text',
      'move',
      'expires_at',
    ],
  },
  /**
   * Conversations that people work on or wait for: an item without the keys is not in the index. This index and the next are made with the
   * table, because a deployment can add only one.
   */
  deskIndex: { name: 'by-desk', partitionKey: 'desk', sortKey: 'desk_at' },
  /** What is due at a time, in epoch milliseconds. An item without the keys is not in it. */
  dueIndex: { name: 'by-due', partitionKey: 'due_shard', sortKey: 'due_at', shards: 8 },
} as const;

/** Layout that Powertools idempotency expects. */
export const IDEMPOTENCY_TABLE = { partitionKey: 'id', ttl: 'expiration' } as const;
