import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';

const Call = z.strictObject({ name: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) });
const Write = z.strictObject({ tool: z.string(), arguments: z.record(z.string(), z.unknown()).default({}) });

/** What a good assistant's turn shows in its receipt; what is left out is not looked at. */
const Expected = z.strictObject({
  tier: z.enum(['fast', 'strong']).optional(),
  reason: z.string().optional(),
  handoff: z.boolean().optional(),
  /** Uses of tools in this turn, each once at least; an empty list says none at all. */
  tools: z.array(Call).optional(),
  /** Documents that the answer rests on, each once at least; an empty list says none at all. */
  citations: z.array(z.string()).optional(),
  gap: z.boolean().optional(),
  /** ISO 639-1 of the answer. */
  language: z.string().optional(),
  proposed: Write.nullable().optional(),
  action: z.enum(['done', 'rejected', 'unknown']).nullable().optional(),
});
export type Expected = z.infer<typeof Expected>;

const Golden = z.strictObject({
  name: z.string(),
  customer: z.string().default('local'),
  say: z.array(z.strictObject({ message: z.string(), confirm: z.boolean().default(false), expect: Expected })).min(1),
  /** What the company's systems were changed by. */
  state: z.strictObject({ writes: z.array(Write) }).optional(),
});
export type Golden = z.infer<typeof Golden>;

/** The golden conversations of a playbook. Throws one line for every mistake, `file:line: what is wrong`. */
export const readGoldens = (folder: string): Golden[] => {
  const wrong: string[] = [];
  const goldens = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) => {
      const counter = new LineCounter();
      const document = parseDocument(readFileSync(join(folder, file), 'utf8'), { lineCounter: counter });
      const parsed = z.array(Golden).safeParse(document.toJS());
      if (parsed.success && document.errors.length === 0) return parsed.data;
      for (const { pos, message } of document.errors) wrong.push(`${file}:${counter.linePos(pos[0]).line}: ${message}`);
      for (const { path, message } of parsed.error?.issues ?? []) {
        const node = document.getIn(path.slice(0, 1), true) as { range?: [number] } | undefined;
        wrong.push(`${file}:${counter.linePos(node?.range?.[0] ?? 0).line}: ${path.join('.')}: ${message}`);
      }
      return [];
    });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return goldens;
};
