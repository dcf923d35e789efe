import { asText } from '../access/identifier.ts';
import { knownArguments } from '../text/known-arguments.ts';
import { ArgumentValue } from './argument-value.ts';
import type { Prompt } from './playbook.ts';

type Read =
  | { readonly values: ReadonlyMap<string, string>; readonly ignored: readonly string[] }
  | { readonly wrong: string };

/**
 * Returns the values of a prompt's arguments, or one error sentence, which never repeats a value. A blank value counts
 * as missing, because clients send one for every empty field.
 */
export const readArguments = (prompt: Prompt, given: Readonly<Record<string, unknown>>): Read => {
  const declared = prompt.arguments.map(({ name }) => name);
  const read = knownArguments(given, declared);
  if ('wrong' in read) return read;
  const values = new Map<string, string>();
  for (const { name, required } of prompt.arguments) {
    const value = ArgumentValue.safeParse(asText(read.values[name] ?? ''));
    if (!value.success) return { wrong: `${name}: ${value.error.issues[0]?.message}` };
    if (value.data.trim() !== '') values.set(name, value.data);
    else if (required) return { wrong: `${name}: is required.` };
  }
  return { values, ignored: read.ignored };
};
