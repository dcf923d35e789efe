/** In characters. Every name of Frontdesk is shorter. */
const MAX_NAME = 40;

/** Quotes an untrusted name for an error message: shortened, on one line, without control characters. */
export const quoteName = (name: string): string => JSON.stringify(name.slice(0, MAX_NAME));

/** The first of many untrusted names, quoted, for a log. */
export const quoteNames = (names: readonly string[]): string => names.slice(0, 3).map(quoteName).join(', ');
