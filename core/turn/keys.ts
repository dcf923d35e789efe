import { createHash } from 'node:crypto';
import type { ConversationId } from './conversations.ts';

/** Partition key. Each part is percent-encoded, so that no choice of ids can reach another customer's partition. */
export const partitionKey = ({ customer, conversation }: ConversationId): string =>
  `${encodeURIComponent(customer)}#${encodeURIComponent(conversation)}`;

/** Where a customer's use of a day is counted. No conversation's partition begins with `#`. */
export const dailyQuotaKey = (customer: string): string => `${DAILY_QUOTA_PREFIX}${encodeURIComponent(customer)}`;
export const DAILY_QUOTA_PREFIX = '#QUOTA#';

/** Where the deployment keeps what only it may know. */
export const SECRETS_KEY = '#SECRETS';

/** A message without a conversation begins one whose id a repeat of the message finds again. */
export const deriveConversationId = (customer: string, messageId: string): string =>
  `c-${sha256(JSON.stringify([customer, messageId])).slice(0, 32)}`;

/** Tells whether a repeated message_id came with the same words. */
export const messageHash = (message: string): string => sha256(message);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Later than `now` and than every key that was read, so that a skewed clock cannot reorder a conversation. */
export const nextTurnKey = (now: number, newestKey: string | null, random: string): string => {
  const after = newestKey === null ? 0 : Number(newestKey.slice(0, 13)) + 1;
  return `${String(Math.max(now, after)).padStart(13, '0')}-${random}`;
};
