import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { Feature } from '../../front/server.ts';
import type { Customer } from '../customer-caller.ts';

/** The protocol's limit for one result. */
const MAX_VALUES = 100;

/** Passed to the SDK, because without a schema it reports invalid parameters as an internal error. */
const Params = z.object({
  ref: z.union([
    z.object({ type: z.literal('ref/prompt'), name: z.string() }),
    z.object({ type: z.literal('ref/resource'), uri: z.string() }),
  ]),
  // A client sends null before anything is typed.
  argument: z.object({ name: z.string(), value: z._default(z.string(), '') }),
});
type Params = z.infer<typeof Params>;

/** Returns every value of an argument, not filtered by the typed prefix; null when the completer does not know the reference. */
export type Completer = (
  params: Params,
  caller: Customer,
) => readonly string[] | null | Promise<readonly string[] | null>;

/** Completes arguments with the first completer that knows the reference. */
export const completionFeature = (completers: readonly Completer[]): Feature<Customer> => ({
  capabilities: { completions: {} },
  handle: (server, caller) => {
    server.setRequestHandler('completion/complete', { params: Params }, async (params) => {
      for (const complete of completers) {
        const values = await complete(params, caller);
        if (values) return { completion: startingWith(params.argument.value, values) };
      }
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'ref: unknown prompt or resource template.');
    });
  },
});

const startingWith = (typed: string, values: readonly string[]) => {
  const start = typed.toLowerCase();
  const found = values.filter((value) => value.toLowerCase().startsWith(start));
  return { values: found.slice(0, MAX_VALUES), total: found.length, hasMore: found.length > MAX_VALUES };
};
