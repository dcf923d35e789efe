import type * as z from 'zod/mini';
import { quoteName } from '../text/quote-name.ts';
import type { Mistake, Yaml } from './read-yaml.ts';

/** Converts the errors of a schema to mistakes with the line of the file. */
export const schemaMistakes = ({ lineOf }: Pick<Yaml, 'lineOf'>, { issues }: z.core.$ZodError): Mistake[] => {
  const mistake = (issue: z.core.$ZodIssue): Mistake[] => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        line: lineOf([...path, key]),
        message: `${shown(path)}the key ${quoteName(key)} is not known; ${issue.message}`,
      }));
    }
    if (issue.code !== 'invalid_key') return [{ line: lineOf(path), message: `${shown(path)}${issue.message}` }];
    const key = quoteName(String(path.at(-1)));
    const wrong = issue.issues.map(({ message }) => message).join(' ');
    return [{ line: lineOf(path), message: `${shown(path.slice(0, -1))}the key ${key} ${wrong}` }];
  };
  return issues.flatMap(mistake);
};

const shown = (path: readonly PropertyKey[]): string => (path.length === 0 ? '' : `${path.join('.')}: `);
