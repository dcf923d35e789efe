/**
 * Wraps words that somebody else wrote, such as a document's or a tool's, so that a model can tell them from its instructions: they are
 * data. What would end the wrapping early is broken up.
 */
export const untrusted = (tag: string, text: string, attributes: Readonly<Record<string, string>> = {}): string => {
  const shown = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', "'").replaceAll(/[<>]/g, '')}"`,
  );
  const inner = text.replaceAll(new RegExp(`<(/?)(${tag})`, 'gi'), '‹$1$2');
  return `<${tag}${shown.join('')}>\n${inner}\n</${tag}>`;
};
