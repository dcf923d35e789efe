import type { SensitiveTopic } from '../sentiment.ts';
import type { Language } from './languages.ts';
import { matchAt } from './table.ts';
import type { Token } from './tokens.ts';

/** Where a message touches several topics, the one in which a weak answer does most harm. */
const BY_HARM: readonly SensitiveTopic[] = ['safety', 'fraud', 'discrimination', 'privacy', 'legal'];

export const gravest = (topics: Iterable<SensitiveTopic>): SensitiveTopic | null => {
  const found = new Set(topics);
  return BY_HARM.find((topic) => found.has(topic)) ?? null;
};

export const topicsIn = (tokens: readonly Token[], languages: readonly Language[]): SensitiveTopic[] =>
  tokens.flatMap((_, at) => languages.flatMap(({ topics }) => matchAt(topics, tokens, at)?.value ?? []));
