const PLACEHOLDER = /\{\{([a-z0-9_]+)\}\}/g;

/** The arguments that a line mentions. */
export const mentionedIn = (line: string): string[] => [...line.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** Whether a line has a malformed placeholder, such as `{{ name }}`. */
export const isMalformed = (line: string): boolean => line.replace(PLACEHOLDER, '').includes('{{');

/**
 * Fills a template: `{{argument}}` becomes the value of the argument. A line that mentions an argument without a value
 * is omitted, with the blank line that would remain. Values are not expanded, so braces in them stay braces.
 */
export const fillTemplate = (template: string, values: ReadonlyMap<string, string>): string => {
  const said = template.split('\n').filter((line) => mentionedIn(line).every((name) => values.has(name)));
  const kept = said.filter((line, at) => line.trim() !== '' || (at > 0 && said[at - 1]?.trim() !== ''));
  return kept
    .map((line) => line.replace(PLACEHOLDER, (_, name) => values.get(name) ?? ''))
    .join('\n')
    .trim();
};
