import type { CallToolResult, McpServer, StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import { type Answer, failed, orRefusal, toResult } from './answer.ts';
import type { OpenShop } from './shop/open-shop.ts';
import type { Shop, Write } from './shop/shop.ts';

/** All hints are set, because their defaults are the worst case. */
interface Annotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: false;
}

export const READS: Annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

export interface ToolDefinition<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: Annotations;
  readonly input: I;
  readonly output: O;
  /** Throws a `Refusal` if the shop declines; `now` is in milliseconds. */
  run(input: z.output<I>, shop: Shop, now: number): Answer<z.input<O>>;
}

/**
 * Registers itself with a server. `customer` is the verified one; null for requests that are made for nobody. If it is undefined, the argument
 * `customer_id` names the customer.
 */
export type Tool = (server: McpServer, open: OpenShop, customer: string | null | undefined) => void;

/** A tool of the shop. It runs synchronously, so that two calls cannot change the same state of the shop. */
export const defineTool =
  <I extends z.ZodObject, O extends z.ZodObject>(tool: ToolDefinition<I, O>): Tool =>
  (server, open, customer) => {
    const { name, title, description, annotations } = tool;
    const inputSchema: StandardSchemaWithJSON = customer === undefined ? tool.input : withoutCustomer(tool.input);
    const outputSchema: StandardSchemaWithJSON = tool.output;
    const call = (input: z.output<I>): CallToolResult => {
      try {
        const now = open.now();
        const answer = orRefusal(() => tool.run(input, open.shop, now));
        if (!annotations.readOnlyHint) commit(open, { name, input, now, answer });
        return toResult(answer);
      } catch (error) {
        return failed(name, error);
      }
    };
    server.registerTool(name, { title, description, annotations, inputSchema, outputSchema }, (input) =>
      call((customer ? { ...(input as object), customer_id: customer } : input) as z.output<I>),
    );
  };

const withoutCustomer = (input: z.ZodObject): z.ZodObject =>
  'customer_id' in input.shape ? input.omit({ customer_id: true }) : input;

interface Called {
  readonly name: string;
  readonly input: Record<string, unknown>;
  readonly now: number;
  readonly answer: Answer<object | null>;
}

/** Saves the change and its entry in the list of writes together. */
const commit = (open: OpenShop, { name, input, now, answer }: Called): void => {
  const { next = open.shop, result } = answer;
  const write: Write = {
    at: new Date(now).toISOString(),
    tool: name,
    arguments: input,
    outcome: result ? 'done' : 'refused',
  };
  open.commit({ ...next, writes: [...next.writes, write] });
};
