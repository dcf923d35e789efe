/** A name longer than any that is ours is none. */
const MAX_NAME = 40;

/** A name that somebody else made up, for a message about it: cut short, on one line, without control characters. */
export const quoteName = (name: string): string => JSON.stringify(name.slice(0, MAX_NAME));
