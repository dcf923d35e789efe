const TAG = /<(\s*\/?\s*)(note|passage|result)\b/gi;

/** Words of somebody else's without what would look like one of the wrappings, or like the end of one. */
export const escapeTags = (text: string): string => text.replaceAll(TAG, '‹$1$2');

/**
 * Wraps words that somebody else wrote, such as a document's or a tool's, so that a model can tell them from its instructions: they are
 * data. What would end the wrapping early is broken up.
 */
export const wrapUntrusted = (tag: string, text: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const shown = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', "'").replaceAll(/[<>]/g, '')}"`,
  );
  return `<${tag}${shown.join('')}>\n${escapeTags(text)}\n</${tag}>`;
};
