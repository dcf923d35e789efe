import { countTokens } from './tokens.ts';

interface Cut {
  readonly text: string;
  readonly stopReason: 'end_turn' | 'stop_sequence' | 'max_tokens';
}

/** Ends a text before a stop sequence, or after the last whole word within `maxTokens`. */
export const cut = (text: string, stopSequences: readonly string[], maxTokens: number): Cut => {
  const stops = stopSequences.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  const stop = Math.min(text.length, ...stops);
  const stopped = text.slice(0, stop);
  if (countTokens(stopped) <= maxTokens) {
    return { text: stopped, stopReason: stop < text.length ? 'stop_sequence' : 'end_turn' };
  }
  let kept = '';
  for (const word of stopped.split(/(?<=\s)/)) {
    if (countTokens((kept + word).trimEnd()) > maxTokens) break;
    kept += word;
  }
  return { text: kept.trimEnd(), stopReason: 'max_tokens' };
};
