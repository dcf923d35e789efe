const TITLE_CHARACTERS = 80;

/** A conversation's title, by its first message. */
export const titleOf = (message: string): string => message.slice(0, TITLE_CHARACTERS).toWellFormed();
