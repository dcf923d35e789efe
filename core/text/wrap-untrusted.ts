/** The names of the wrappers, as alternatives of a regular expression. */
export const WRAPPERS = 'note|passage|result';
/** Invisible characters, which a model may ignore, also between the letters. */
const UNSEEN = '\\p{Cf}\\p{Mn}';
const NAMES = WRAPPERS.replaceAll(/(?<=[a-z])(?=[a-z])/g, `[${UNSEEN}]*`);
const GAP = `[\\s${UNSEEN}]*`;
/** Also with other forms of `<` and `/`. */
const TAG = new RegExp(`[<＜﹤](${GAP}(?:[/／]${GAP})?)(${NAMES})(?![\\p{L}\\p{N}_])`, 'giu');

const BRACKETS = /[<>＜＞﹤﹥]/g;

/** Escapes the tags in untrusted text that would open or close a wrapper. */
export const escapeTags = (text: string): string => text.replaceAll(TAG, '‹$1$2');

/**
 * Wraps untrusted text, such as a document or a tool's result, so that a model can tell data from instructions. Tags
 * that would close the wrapper early are escaped.
 */
export const wrapUntrusted = (tag: string, text: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const shown = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', "'").replaceAll(BRACKETS, '')}"`,
  );
  return `<${tag}${shown.join('')}>\n${escapeTags(text)}\n</${tag}>`;
};
