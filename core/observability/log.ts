type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Logs carry ids, labels and durations; never a message, an answer, an event or a state. */
export interface Log {
  debug(message: string, fields: LogFields): void;
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}
