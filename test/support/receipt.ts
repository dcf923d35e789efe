import { type Answered, type ChatResult, toChatResult } from '../../core/turn/chat-result.ts';
import { completeTurn } from '../../core/turn/completion/complete-turn.ts';
import type { CompletedTurn } from '../../core/turn/turn.ts';
import { aCompletionInput } from './values.ts';

/** The receipt of a turn that was answered. */
export const aReceipt = (turn: Partial<CompletedTurn> = {}, answered: Partial<Answered> = {}): ChatResult =>
  toChatResult({
    turn: { ...completeTurn(aCompletionInput()), ...turn },
    desk: null,
    posts: [],
    conversation: 'c',
    replayed: false,
    lastSpans: [],
    totalMs: 1,
    ...answered,
  });
