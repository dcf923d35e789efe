import type { CallToolResult, Tool as ListedTool, ToolAnnotations } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import { ClientError, TOOL_ERROR_CODES, toClientError } from '../../../core/errors/client-error.ts';
import { errorName } from '../../../core/errors/error-name.ts';
import type { Log } from '../../../core/observability/log.ts';
import type { Metrics } from '../../../core/observability/metrics.ts';
import { knownArguments } from '../../../core/text/known-arguments.ts';
import { quoteNames } from '../../../core/text/quote-name.ts';
import { publishedSchema } from './published-schema.ts';

export interface ToolDefinition<I extends z.ZodMiniObject, O extends z.ZodMiniObject, C> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly input: I;
  readonly output: O;
  run(input: z.output<I>, caller: C): Promise<{ readonly text: string; readonly result: z.input<O> }>;
}

/** A tool as the server lists and calls it. Its schemas are converted to JSON Schema once, not per request. */
export interface Tool<C> {
  readonly listed: ListedTool;
  call(args: unknown, caller: C): Promise<CallToolResult>;
}

/** Makes a tool that reports each failure as a result with `isError` and a code: invalid arguments by name, unexpected errors as `BUSY`. */
export const defineTool =
  <I extends z.ZodMiniObject, O extends z.ZodMiniObject, C>(tool: ToolDefinition<I, O, C>) =>
  (log: Log, metrics: Metrics): Tool<C> => {
    const names = Object.keys(tool.input.shape);
    const required = names.filter((name) => tool.input.shape[name]?._zod.optin !== 'optional');
    const fail = (error: unknown): CallToolResult => {
      const { code, message, retryable, retryAfterMs, details, why } = toClientError(error);
      metrics.record('Errors', 1, { code });
      log[code === 'MISCONFIGURED' ? 'error' : 'warn']('tool failed', {
        tool: tool.name,
        code,
        error: errorName(error),
        ...why,
      });
      return {
        isError: true,
        content: [{ type: 'text', text: message }],
        structuredContent: {
          code,
          message,
          retryable,
          ...(retryAfterMs !== null && { retry_after_ms: retryAfterMs }),
          ...details,
        },
      };
    };
    return {
      listed: {
        name: tool.name,
        title: tool.title,
        description: tool.description,
        annotations: tool.annotations,
        inputSchema: publishedSchema('input', tool.input),
        outputSchema: publishedSchema('output', tool.output, FAILURE),
      },
      call: async (args, caller) => {
        metrics.record('ToolCalls', 1, {});
        const known = knownArguments(typeof args === 'object' && args !== null ? args : {}, names, required);
        if ('wrong' in known) return fail(new ClientError('INVALID', { message: known.wrong }));
        if (known.ignored.length > 0) {
          log.debug('arguments ignored', { tool: tool.name, names: quoteNames(known.ignored) });
        }
        const parsed = tool.input.safeParse(known.values);
        if (!parsed.success) return fail(new ClientError('INVALID', { message: describeIssues(parsed.error.issues) }));
        try {
          const { text, result } = await tool.run(parsed.data, caller);
          return { content: [{ type: 'text', text }], structuredContent: result };
        } catch (error) {
          return fail(error);
        }
      },
    };
  };

/** Names the field and the rule. It repeats no value of the caller's. */
const describeIssues = (issues: readonly z.core.$ZodIssue[]): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ');

/** Structured content of an error. It is part of the output schema, because older clients validate errors, too. */
const FAILURE = z.looseObject({
  code: z.enum(TOOL_ERROR_CODES),
  message: z.string(),
  retryable: z.boolean(),
  retry_after_ms: z.optional(z.number()),
  message_id: z.optional(z.string()),
  conversation_id: z.optional(z.string()),
});
