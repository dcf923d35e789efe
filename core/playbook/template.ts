const PLACEHOLDER = /\{\{([a-z0-9_]+)\}\}/g;

/** The arguments that a line mentions. */
export const mentionedIn = (line: string): string[] => [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** Whether a line has braces that look like a placeholder and are none, such as `{{ name }}`. */
export const isMalformed = (line: string): boolean => line.replace(PLACEHOLDER, '').includes('{{');

/**
 * The text of a template: `{{argument}}` becomes the argument's value, and a line that mentions an argument without a value is left
 * out, with the blank line that would be one too many. Values are put in as they are, so that braces in them stay braces.
 */
export const fillTemplate = (template: string, values: ReadonlyMap<string, string>): string => {
  const said = template.split('\n').filter((line) => mentionedIn(line).every((name) => values.has(name)));
  const kept = said.filter((line, at) => line.trim() !== '' || (at > 0 && said[at - 1]?.trim() !== ''));
  return kept
    .map((line) => line.replace(PLACEHOLDER, (_, name) => values.get(name) ?? ''))
    .join('\n')
    .trim();
};
