import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { Caller } from '../http/caller.ts';
import type { Feature } from '../server.ts';

/** The most that the protocol lets an answer hold. */
const MAX_VALUES = 100;

/** Checked here, because what the SDK finds wrong it reports as a failure of the server. */
const Params = z.object({
  ref: z.union([
    z.object({ type: z.literal('ref/prompt'), name: z.string() }),
    z.object({ type: z.literal('ref/resource'), uri: z.string() }),
  ]),
  argument: z.object({ name: z.string(), value: z.string() }),
});
type Params = z.infer<typeof Params>;

/** All values that an argument may be completed to, whatever was typed of it; null when the reference is to nothing of its own. */
export type Completer = (
  params: Params,
  caller: Caller,
) => readonly string[] | null | Promise<readonly string[] | null>;

/** Completes arguments with what the first completer offers that knows the reference. */
export const completionFeature =
  (completers: readonly Completer[]): Feature =>
  ({ server }, caller) => {
    server.registerCapabilities({ completions: {} });
    server.setRequestHandler('completion/complete', { params: Params }, async (params) => {
      for (const complete of completers) {
        const values = await complete(params, caller);
        if (values) return { completion: startingWith(params.argument.value, values) };
      }
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'ref: nothing of that name or address is served here.');
    });
  };

const startingWith = (typed: string, values: readonly string[]) => {
  const start = typed.toLowerCase();
  const found = values.filter((value) => value.toLowerCase().startsWith(start));
  return { values: found.slice(0, MAX_VALUES), total: found.length, hasMore: found.length > MAX_VALUES };
};
