import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readYaml } from '../../../core/playbook/read-yaml.ts';
import { OPERATIONS, type Tool } from './operations.ts';

const ToolName = z.enum(Object.keys(OPERATIONS) as Tool[]);
/** A tool and its arguments without the customer. */
const Call = z.tuple([ToolName, z.record(z.string(), z.string())]);
const Texts = z._default(z.array(z.string()), []);

/** What a customer writes, what the models reply, and what must come of it. */
const TaskTurn = z.strictObject({
  says: z.string(),
  /** Whether the message comes with the proposal's id, as a button sends it. */
  button: z._default(z.boolean(), false),
  /** What the triage model reads in a reply that the closed phrases do not know. Without it, the model must not be asked. */
  reads: z._default(z.nullable(z.strictObject({ reading: z.string(), words: z._default(z.string(), '') })), null),
  /** Replies of the model: tools that it calls at once, or its answer. */
  model: z.array(z.union([z.array(Call), z.string()])),
  /** What stands in the notes behind the customer's words. */
  told: Texts,
  /** The calls that reach the shop. */
  calls: z._default(z.array(Call), []),
  /** The actions that were consented to, each with its outcome. */
  outcomes: z._default(z.array(z.tuple([ToolName, z.enum(['done', 'rejected', 'not_begun'])])), []),
  /** The tools that the answer proposes, and whether it is the proposal of the turn before. */
  proposes: z._default(z.array(ToolName), []),
  again: z._default(z.boolean(), false),
  /** What stands in the answer, in this order, and what does not. */
  answer: z.array(z.string()).check(z.minLength(1)),
  never: Texts,
});
export type TaskTurn = z.infer<typeof TaskTurn>;

const Task = z.strictObject({
  title: z.string(),
  customer: z.string(),
  language: z.enum(['en', 'de', 'es']),
  turns: z.array(TaskTurn).check(z.minLength(2)),
  /** The changes that the shop has at the end, and no others. */
  gold: z.record(z.string(), z.unknown()),
});
export type Task = z.infer<typeof Task>;

/** The task set, one file a conversation. */
export const readTasks = (): Task[] =>
  readdirSync(join(import.meta.dirname, 'conversations'))
    .toSorted()
    .map((file) => {
      const { data, mistakes } = readYaml(readFileSync(join(import.meta.dirname, 'conversations', file), 'utf8'));
      const task = Task.safeParse(data);
      if (!task.success) throw new Error(`${file}: ${JSON.stringify([...mistakes, ...task.error.issues], null, 1)}`);
      return task.data;
    });
