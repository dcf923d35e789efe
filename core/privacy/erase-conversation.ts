import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { Fault } from '../errors/faults.ts';
import { inParallel } from '../in-parallel.ts';
import type { CustomerItems } from './customer-items.ts';
import { isLater, isTurn, remainsOf, type StoredItem } from './remains.ts';

const { sortKey: SK } = CONVERSATIONS_TABLE;
const AT_ONCE = 10;
const MAX_ROUNDS = 5;

type Items = Pick<CustomerItems, 'of' | 'jobs' | 'remove' | 'removeSeen' | 'replaceSeen'>;

/**
 * Deletes what a conversation has from before an erasure: all of it, unless the customer has written since. False if there is no time to end it.
 * Each item goes only as it was read, so that a message that comes meanwhile stays.
 */
export const eraseConversation = async (
  items: Items,
  conversation: string,
  erasedAt: number,
  mayGoOn: () => boolean,
): Promise<boolean> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const later: StoredItem[] = [];
    let desk: StoredItem | null = null;
    for await (const page of items.of(conversation)) {
      if (!mayGoOn()) return false;
      await inParallel(AT_ONCE, page, async (item) => {
        if (item[SK] === '~CONVERSATION') desk = item;
        else if (isLater(item, erasedAt)) later.push(item);
        else await items.removeSeen(item);
      });
    }
    if (await settle(items, conversation, desk, later, erasedAt)) return true;
  }
  throw new Fault('StoreBusy', 'A conversation changed at every attempt to erase it.');
};

/** False if the conversation has changed. */
const settle = async (
  items: Items,
  conversation: string,
  desk: StoredItem | null,
  later: readonly StoredItem[],
  erasedAt: number,
): Promise<boolean> => {
  const turns = later.filter(isTurn);
  const left = desk && remainsOf(desk, turns, erasedAt);
  if (desk && left) return left === desk || items.replaceSeen(desk, left);
  if (desk && !(await items.removeSeen(desk))) return false;
  // The first message of a new conversation, which has no item yet.
  if (turns.length > 0) return true;
  // Late replies, notices and feedback, whose messages are erased.
  await inParallel(AT_ONCE, later, items.removeSeen);
  for await (const page of items.jobs(conversation)) await inParallel(AT_ONCE, page, items.remove);
  return true;
};
