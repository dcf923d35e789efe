import * as z from 'zod/mini';

const ToolUse = z.object({
  toolUse: z.object({ toolUseId: z.string(), name: z.string(), input: z.record(z.string(), z.unknown()) }),
});

const ToolResult = z.object({
  toolResult: z.object({
    toolUseId: z.string(),
    content: z.array(z.object({ text: z.string() })),
    status: z.optional(z.enum(['success', 'error'])),
  }),
});

/** One block of a message, in the shape of `Converse`. Reasoning is opaque, and is only sent back to the model that wrote it. */
export const ContentBlock = z.union([
  z.object({ text: z.string() }),
  ToolUse,
  ToolResult,
  z.object({ reasoningContent: z.unknown() }),
]);
export type ContentBlock = z.infer<typeof ContentBlock>;
export type ToolUse = z.infer<typeof ToolUse>['toolUse'];

/** One message of a conversation with a model. Roles alternate, and the user begins. */
export const Message = z.object({ role: z.enum(['user', 'assistant']), content: z.array(ContentBlock) });
export type Message = z.infer<typeof Message>;

/** The one argument of a tool use whose own arguments were too large to keep. No tool declares it, because models accept no such name. */
export const CUT_INPUT = '[cut]';

/** All text of a message's blocks, joined by blank lines and trimmed. */
export const textOf = (content: readonly ContentBlock[]): string =>
  content
    .flatMap((block) => ('text' in block ? [block.text] : []))
    .join('\n\n')
    .trim();

export const toolUsesOf = (content: readonly ContentBlock[]): ToolUse[] =>
  content.flatMap((block) => ('toolUse' in block ? [block.toolUse] : []));
