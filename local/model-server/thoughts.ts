const WHOLE = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
/** Some templates open the tag in the prompt, so that a reply only closes it. */
const UNOPENED = /^[\s\S]*<\/think(?:ing)?>/i;
/** A reply that ended while the model was thinking. */
const UNCLOSED = /<think(?:ing)?>[\s\S]*$/i;

/** An answer without the model's thoughts. */
export const withoutThoughts = (text: string): string =>
  text.replace(WHOLE, '').replace(UNOPENED, '').replace(UNCLOSED, '').trim();
