/** The name of an error, for logs. Its message is not logged, because it might quote a customer. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
