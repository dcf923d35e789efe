import { createHash } from 'node:crypto';

/** Includes the owner of a conversation, so that another customer's conversation cannot be addressed. */
export interface ConversationId {
  readonly customer: string;
  readonly conversation: string;
}

/** A message, and the turn that answers it. */
export interface MessageId extends ConversationId {
  readonly message_id: string;
}

/** Partition key. Each part is percent-encoded, so that no choice of ids can reach another customer's partition. */
export const partitionKey = ({ customer, conversation }: ConversationId): string =>
  `${encodeURIComponent(customer)}#${encodeURIComponent(conversation)}`;

/** Partition key of a customer's daily quota. No conversation's partition key begins with `#`. */
export const dailyQuotaKey = (customer: string): string => `${DAILY_QUOTA_PREFIX}${encodeURIComponent(customer)}`;
export const DAILY_QUOTA_PREFIX = '#QUOTA#';

/** Partition key of the hourly budget of the visitors from a network, or of all of them, by null. */
export const visitorBudgetKey = (network: string | null): string =>
  `${VISITOR_BUDGET_PREFIX}${network === null ? 'all' : encodeURIComponent(network)}`;
export const VISITOR_BUDGET_PREFIX = '#BUDGET#';

/** Partition key of the acts of a person, a program or a customer, by `kind:id`. */
export const actionKey = (actor: string): string => `${ACTION_PREFIX}${encodeURIComponent(actor)}`;
const ACTION_PREFIX = '#ACTION#';

/** Partition key of the team's calls of a day, such as `2026-11-23`. */
export const auditKey = (day: string): string => `${AUDIT_PREFIX}${day}`;
export const AUDIT_PREFIX = '#AUDIT#';

/** Partition key of a visitor, by the credential, of which the table has only the hash. */
export const visitorKey = (credential: string): string => `${VISITOR_PREFIX}${hashOf(credential)}`;
export const VISITOR_PREFIX = '#VISITOR#';

/** Partition key of a JWT that was used, by its issuer and its id. */
export const identityKey = (issuer: string, id: string): string => `${IDENTITY_PREFIX}${hashOf(issuer, id)}`;
export const IDENTITY_PREFIX = '#IDENTITY#';

/** Partition key of the count of a network's new visitors. */
export const newVisitorsKey = (network: string): string => `${NEW_VISITORS_PREFIX}${encodeURIComponent(network)}`;
export const NEW_VISITORS_PREFIX = '#NEW_VISITORS#';

/**
 * Partition keys of the jobs of a target, such as `webhook#crm`. Deliveries have several, because a table with a local index limits a partition to
 * 10 GB: an endpoint that is down for days may have millions.
 */
export const jobKeys = (target: string): readonly string[] =>
  Array.from(
    { length: target.startsWith('webhook#') ? JOB_SHARDS : 1 },
    (_, shard) => `${JOB_PREFIX}${shard}#${target}`,
  );

/** Partition key of one job. */
export const jobKey = (target: string, id: string): string => {
  const keys = jobKeys(target);
  return keys[Number.parseInt(hashOf(id).slice(0, 8), 16) % keys.length] ?? '';
};

/** The target of jobs; null for another partition. */
export const targetOf = (pk: string): string | null => /^#JOB#\d#(.+)$/.exec(pk)?.[1] ?? null;

export const JOB_PREFIX = '#JOB#';
const JOB_SHARDS = 8;

/** Partition key of the lease of a target's run. */
export const leaseKey = (target: string): string => `${LEASE_PREFIX}${target}`;
export const LEASE_PREFIX = '#LEASE#';

/** Partition key of a customer's tombstone. It has a hash, because it stays when the id must be deleted. */
export const erasedKey = (customer: string): string => `${ERASED_PREFIX}${hashOf(customer)}`;
export const ERASED_PREFIX = '#ERASED#';
/** Sort key of the tombstone. Beside it are the conversations that the first pass found, for the second. */
export const TOMBSTONE = 'ERASED';

/** Partition key of the item of a receiver of webhooks that is switched off. */
export const endpointKey = (name: string): string => `${ENDPOINT_PREFIX}${name}`;
export const ENDPOINT_PREFIX = '#ENDPOINT#';

/** Partition key of the stream's records of a day that could not be read. */
export const discardedKey = (day: string): string => `${DISCARDED_PREFIX}${day}`;
export const DISCARDED_PREFIX = '#DISCARDED#';

/** The ids in a conversation's partition key; null for another partition. */
export const conversationOf = (pk: string): ConversationId | null => {
  const [customer = '', conversation, ...more] = pk.split('#');
  if (customer === '' || conversation === undefined || more.length > 0) return null;
  return { customer: decodeURIComponent(customer), conversation: decodeURIComponent(conversation) };
};

/** Partition key of secrets that the deployment generates. */
export const SECRETS_KEY = '#SECRETS';

/** The id of the conversation that a message without one starts. It is derived, so that a repeat of the message finds the same one. */
export const deriveConversationId = (customer: string, messageId: string): string =>
  `c-${hashOf(customer, messageId).slice(0, 32)}`;

/** Names what has several ids: together they may be longer than a sort key (1,024 bytes). */
export const hashOf = (...ids: readonly string[]): string => sha256(JSON.stringify(ids));

/** Names a message where its text must not be kept. */
export const messageHash = (message: string): string => sha256(message);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Epoch milliseconds at which a turn's key was made. */
export const timeOfKey = (key: string): number => Number(key.slice(0, 13));

/** The time in a turn key, in ISO 8601. */
export const isoTimeOf = (key: string): string => new Date(timeOfKey(key)).toISOString();

/** A time in epoch milliseconds as keys begin with it, so that they sort by it. */
export const keyTime = (ms: number): string => String(ms).padStart(13, '0');

/** Not before `now`, and after every key that was read, so that a skewed clock cannot reorder a conversation. */
export const nextTurnKey = (now: number, newestKey: string | null, random: string): string => {
  const after = newestKey === null ? 0 : timeOfKey(newestKey) + 1;
  return `${keyTime(Math.max(now, after))}-${random}`;
};
