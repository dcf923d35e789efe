const WHOLE = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
/** Some templates open the tag in the prompt, so that a reply only closes it. */
const UNOPENED = /^[\s\S]*<\/think(?:ing)?>/i;
/** A reply that was cut short while the model thought. */
const UNCLOSED = /<think(?:ing)?>[\s\S]*$/i;

/** An answer's words without those that the model thought with. */
export const withoutThoughts = (text: string): string =>
  text.replace(WHOLE, '').replace(UNOPENED, '').replace(UNCLOSED, '').trim();
