import { fromJson, isRecord, type JsonObject } from '../core/text/json.ts';

/** Lambda's line for a failed invocation, which the state machine handles by Retry or Catch. */
const HANDLED = /\tERROR\tInvoke Error\t/;
/** Warnings about the user's own settings. */
const ABOUT_SETTINGS = /^(?:(?:tools?|tool server|previews|profile|profile fields) left out|tools not offered)$/;
/** Fields of a structured line that tell the user nothing. */
const PLUMBING = ['timestamp', 'sampling_rate', 'xray_trace_id', 'execution'];

/** Prints the functions' logs: with `all` every line as it is, otherwise errors and warnings about settings, each as a plain line. */
export const printedLogs =
  (all: boolean, print: (line: string) => void = console.error) =>
  (line: string): void => {
    const fields = all ? undefined : fromJson(line);
    if (isRecord(fields)) {
      const { level, message } = fields;
      if (level === 'ERROR' || ABOUT_SETTINGS.test(String(message))) print(plain(fields));
    } else if (all || !HANDLED.test(line)) print(line);
  };

const plain = ({ level, message, service, ...fields }: JsonObject): string => {
  const told = Object.entries(fields).filter(([name]) => !PLUMBING.includes(name));
  const details = told.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = `${level === 'ERROR' ? 'Error' : 'Warning'} of ${service}: ${message}`;
  return (details.length > 0 ? `${text} (${details.join('; ')})` : text).replaceAll(/\s+/g, ' ');
};
