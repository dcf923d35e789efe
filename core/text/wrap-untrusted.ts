/** The names of the wrappers, as alternatives of a regular expression. */
export const WRAPPERS = 'note|passage|result';
const TAG = new RegExp(`<(\\s*(?:/\\s*)?)(${WRAPPERS})\\b`, 'gi');

/** Escapes the tags in untrusted text that would open or close a wrapper. */
export const escapeTags = (text: string): string => text.replaceAll(TAG, '‹$1$2');

/**
 * Wraps untrusted text, such as a document or a tool's result, so that a model can tell data from instructions. Tags
 * that would close the wrapper early are escaped.
 */
export const wrapUntrusted = (tag: string, text: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const shown = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', "'").replaceAll(/[<>]/g, '')}"`,
  );
  return `<${tag}${shown.join('')}>\n${escapeTags(text)}\n</${tag}>`;
};
