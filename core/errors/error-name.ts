/** What of an error may be logged: its name. Its message might quote a customer. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
