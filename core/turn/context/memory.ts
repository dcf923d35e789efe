import { estimateTokens } from '../../models/token-estimate.ts';
import { newestLookups, type RecalledLookup } from '../../tools/lookup.ts';
import type { HistoryTurn } from '../turn.ts';
import { MAX_MEMORY_BYTES } from './context-window.ts';
import { memoryNote } from './notes.ts';

/** The most tokens that the note about earlier lookups has, and the share of the room for earlier turns that is kept for it. */
const MAX_MEMORY_TOKENS = 2000;
const MEMORY_SHARE = 0.25;

/** The turns, newest first, with only those of their lookups that fit the share of the state. */
export const fitLookups = (turns: readonly HistoryTurn[]): HistoryTurn[] => {
  const all = turns.flatMap(({ lookups }) => lookups);
  const kept = new Set(newestLookups(all, MAX_MEMORY_BYTES));
  return turns.map((turn) => ({ ...turn, lookups: turn.lookups.filter((lookup) => kept.has(lookup)) }));
};

/** Tokens of `room` that earlier turns leave for lookups. It does not depend on the lookups, so that the window does not move with them. */
export const memoryTokens = (room: number): number => Math.min(MAX_MEMORY_TOKENS, room * MEMORY_SHARE);

/** The lookups before the turn `key`, newest first, whose note fits `room` tokens. `turns` is oldest first. */
export const recall = (turns: readonly HistoryTurn[], key: string, now: number, room: number): RecalledLookup[] => {
  const tokens = Math.min(MAX_MEMORY_TOKENS, room);
  const recalled: RecalledLookup[] = [];
  for (const turn of turns.filter((earlier) => earlier.key < key).toReversed()) {
    const others = turns.filter((other) => other.key !== turn.key);
    for (const lookup of turn.lookups) {
      const before_change = others.some(({ changed_at }) => changed_at !== null && changed_at > lookup.at);
      const longer = [...recalled, { ...lookup, before_change }];
      // With every mark, because an action of this turn is carried out later.
      if (estimateTokens(memoryNote(longer, now, true)) <= tokens) recalled.push({ ...lookup, before_change });
    }
  }
  return recalled;
};
