import type * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import type { Audit } from '../../../core/desk/audit.ts';
import { toClientError } from '../../../core/errors/client-error.ts';
import { defineTool, type ToolDefinition } from '../../front/tools/define-tool.ts';
import type { Operator } from '../operator-caller.ts';

/** The arguments of staff's tools that the audit keeps. */
interface Named {
  readonly customer?: string;
  readonly conversation_id?: string;
  readonly message_id?: string;
  readonly version?: number;
}

export type StaffTool = ReturnType<typeof staffTool>;

/**
 * Makes a tool of the desk. Each call leaves an item in the audit before it is carried out, and fails if it cannot. Every error names what the
 * call named, with the `message_id` to repeat it by, also a generated one.
 */
export const staffTool =
  (audit: Audit, clock: Clock) =>
  <I extends z.ZodMiniObject, O extends z.ZodMiniObject>(tool: ToolDefinition<I, O, Operator>) =>
    defineTool<I, O, Operator>({
      ...tool,
      run: async (input, caller) => {
        const { customer, conversation_id, message_id, version } = input as Named;
        const { actor, client } = caller;
        try {
          await audit.record({
            at: clock.now(),
            tool: tool.name,
            actor: `${actor.kind}:${actor.id}`,
            name: actor.name,
            client,
            customer: customer ?? null,
            conversation: conversation_id ?? null,
            message_id: message_id ?? null,
            version: version ?? null,
          });
          return await tool.run(input, caller);
        } catch (error) {
          throw toClientError(error).with({
            ...(customer !== undefined && { customer }),
            ...(conversation_id !== undefined && { conversation_id }),
            ...(message_id !== undefined && { message_id }),
          });
        }
      },
    });
