import { bareName } from './bare-name.ts';
import { quoteName } from './quote-name.ts';

type KnownArguments =
  | { readonly values: Readonly<Record<string, unknown>>; readonly ignored: readonly string[] }
  | { readonly wrong: string };

/**
 * Arguments as clients send them. Null and empty text count as absent, because clients send them for empty fields; empty text stays if the
 * argument is required, so that its own rule rejects it. Unknown names are ignored, because clients add fields of their own. A name that only
 * differs in its spelling is wrong: to ignore `userId` would open another customer's conversation.
 */
export const knownArguments = (
  given: object,
  known: readonly string[],
  required: readonly string[] = [],
): KnownArguments => {
  const values: Record<string, unknown> = Object.create(null);
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === null || (value === '' && !required.includes(name))) continue;
    if (known.includes(name)) {
      values[name] = value;
      continue;
    }
    const meant = known.find((one) => bareName(one) === bareName(name));
    if (meant !== undefined) return { wrong: `Unknown argument ${quoteName(name)}: it is called ${meant}.` };
    ignored.push(name);
  }
  return { values, ignored };
};
