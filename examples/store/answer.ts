import type { CallToolResult } from '@modelcontextprotocol/server';
import { Refusal } from './refusal.ts';
import type { Shop } from './shop/shop.ts';

/** A tool's answer: as text, and in its output schema. */
export interface Answer<R> {
  readonly text: string;
  readonly result: R;
  /** The shop after a write. */
  readonly next?: Shop;
}

/** The answer, or the text of the shop's refusal without a result. */
export const orRefusal = <R>(run: () => Answer<R>): Answer<R | null> => {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return { text: error.message, result: null };
    throw error;
  }
};

export const toResult = ({ text, result }: Answer<Record<string, unknown> | null>): CallToolResult => ({
  content: [{ type: 'text', text }],
  ...(result ? { structuredContent: result } : { isError: true }),
});

/** Logs the error for the operator; the caller gets no internals. */
export const failed = (name: string, error: unknown): CallToolResult => {
  process.stderr.write(`${name} failed: ${error instanceof Error ? error.message : error}\n`);
  return toResult({ text: 'The shop could not process the request. Try again later.', result: null });
};
