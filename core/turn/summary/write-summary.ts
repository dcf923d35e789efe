import type { ChatModel } from '../../models/chat-model.ts';
import { textOf } from '../../models/message.ts';
import { dropUnknownFigures } from '../../text/drop-unknown-figures.ts';
import { cutText } from '../../text/truncate.ts';
import type { Entry } from '../conversations.ts';
import { BLOCKED } from '../model-draft.ts';
import { MAX_SUMMARY_BYTES } from './summary.ts';
import { earlierSummary, entryForSummary, summaryPrompt } from './summary-prompt.ts';

const MAX_TOKENS = 300;

interface SummaryInput {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** What was summarized of the episode before. */
  readonly earlier: string | null;
  readonly language: string;
}

/** Lets the triage model write a summary. A sentence with a number or an id that the input lacks is dropped; empty if nothing is left. */
export const writeSummary = async (
  model: ChatModel,
  { entries, earlier, language }: SummaryInput,
  timeoutMs: number,
): Promise<{ readonly text: string }> => {
  const input = [...(earlier === null ? [] : [earlierSummary(earlier)]), ...entries.map(entryForSummary)];
  const text = input.filter((part) => part !== '').join('\n\n');
  const { content, stopReason } = await model.converse({
    ...{ tier: 'triage', system: summaryPrompt(language), tools: [], maxTokens: MAX_TOKENS, temperature: 0, timeoutMs },
    messages: [{ role: 'user', content: [{ text }] }],
  });
  // What a content filter says in place of an answer is no summary.
  if (BLOCKED.includes(stopReason)) return { text: '' };
  const said = textOf(content);
  const whole = stopReason === 'max_tokens' ? (WHOLE.exec(said)?.[0] ?? '') : said;
  return { text: cutText(dropUnknownFigures(whole, text), MAX_SUMMARY_BYTES).trim() };
};

/** Up to the end of the last sentence, or line, that something follows. */
const WHOLE = /^[\s\S]*(?:[.!?…](?=\s)|[^\n](?=\n))/;
