import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Mistake, readYaml } from '../../../core/playbook/read-yaml.ts';
import { schemaMistakes } from '../../../core/playbook/schema-mistakes.ts';
import { oneOf, Text } from '../quality/golden.ts';

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export const LABELS = ['agrees', 'declines', 'changes', 'condition', 'question', 'unclear'] as const;

const Message = z.strictObject(
  {
    language: z.enum(LANGUAGES, oneOf(LANGUAGES)),
    label: z.enum(LABELS, oneOf(LABELS)),
    text: Text,
  },
  'write language, label and text.',
);
export type Message = z.infer<typeof Message>;

const Messages = z
  .array(Message, 'must be a list of messages: "- { language: …, label: …, text: … }".')
  .check(z.minLength(1, 'must have a message.'));

/** The messages that the readers of consent are scored on. */
const MESSAGES_FILE = join(import.meta.dirname, 'messages.yaml');

/** Reads and checks a file of messages. Throws one line for each mistake: `file:line: what to write`. */
export const readMessages = (file = MESSAGES_FILE): Message[] => {
  const yaml = readYaml(readFileSync(file, 'utf8'));
  const fail = (mistakes: readonly Mistake[]): never => {
    throw new Error(mistakes.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
  };
  if (yaml.mistakes.length > 0) return fail(yaml.mistakes);
  const parsed = Messages.safeParse(yaml.data);
  if (!parsed.success) return fail(schemaMistakes(yaml, parsed.error));
  const twice = repeatsIn(parsed.data).map((at) => ({
    line: yaml.lineOf([at, 'text']),
    message: `${at}.text: another message of this language has this text.`,
  }));
  return twice.length > 0 ? fail(twice) : parsed.data;
};

const repeatsIn = (messages: readonly Message[]): number[] => {
  const seen = new Set<string>();
  return messages.flatMap(({ language, text }, at) => {
    const key = `${language} ${text}`;
    const isRepeat = seen.has(key);
    seen.add(key);
    return isRepeat ? [at] : [];
  });
};
