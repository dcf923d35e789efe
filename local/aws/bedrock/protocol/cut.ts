import { countTokens } from './tokens.ts';

interface Cut {
  readonly text: string;
  readonly stopReason: 'end_turn' | 'max_tokens';
}

/** Ends a text after the last whole word within `maxTokens`. */
export const cut = (text: string, maxTokens: number): Cut => {
  if (countTokens(text) <= maxTokens) return { text, stopReason: 'end_turn' };
  let kept = '';
  for (const word of text.split(/(?<=\s)/)) {
    if (countTokens((kept + word).trimEnd()) > maxTokens) break;
    kept += word;
  }
  return { text: kept.trimEnd(), stopReason: 'max_tokens' };
};
