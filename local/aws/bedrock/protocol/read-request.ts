import * as z from 'zod/mini';
import { Refusal } from './refusal.ts';
import type { ConverseRequest } from './request.ts';

const text = z.optional(z.string());
const record = z.record(z.string(), z.unknown());

const Block = z.object({
  text,
  toolUse: z.optional(z.object({ toolUseId: z.string(), name: z.string() })),
  toolResult: z.optional(z.object({ toolUseId: z.string(), content: z.array(z.object({ text })) })),
});
const ToolSpec = z.object({ name: z.string(), description: text, inputSchema: z.object({ json: record }) });

/** The shape of a request, as far as Frontdesk uses it. */
const Request = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.array(Block) })),
  system: z.optional(z.array(z.object({ text }))),
  toolConfig: z.optional(
    z.object({
      tools: z.array(z.object({ toolSpec: z.optional(ToolSpec) })),
      toolChoice: z.optional(z.object({ tool: z.optional(z.object({ name: z.string() })) })),
    }),
  ),
  inferenceConfig: z.optional(z.object({ maxTokens: z.optional(z.number()), temperature: z.optional(z.number()) })),
  additionalModelRequestFields: z.optional(
    z.object({ thinking: z.optional(record), inferenceConfig: z.optional(record) }),
  ),
});

/**
 * Checks only the shape of a request, as Bedrock does before any rule. Throws a `SerializationException` that names the
 * place.
 */
export const readRequest = (body: unknown): ConverseRequest => {
  const { error } = Request.safeParse(body);
  if (!error) return body as ConverseRequest;
  const places = error.issues.map(({ path }) => path.join('.') || 'the body');
  throw new Refusal('SerializationException', `The value has the wrong type at ${places.join(', ')}.`);
};
