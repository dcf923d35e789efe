import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isLoopback } from '../../core/access/loopback.ts';

/** The options as they were typed. */
export interface Values {
  readonly url: string;
  readonly users: string;
  readonly requests: string;
  readonly think: string;
  readonly ramp?: string | undefined;
  readonly seed: string;
  readonly messages?: string | undefined;
  readonly p90?: string | undefined;
  readonly errors?: string | undefined;
  readonly out?: string | undefined;
  readonly yes: boolean;
}

/** The users of a run. */
export interface Plan {
  readonly users: number;
  /** Turns of each user, in one conversation. */
  readonly requests: number;
  /** The mean time between an answer and the next message. */
  readonly thinkMs: number;
  /** The time over which the starts of the users are spread. */
  readonly rampMs: number;
  readonly seed: number;
  readonly messages: readonly string[];
}

export interface Limits {
  readonly p90Ms: number | null;
  /** The share of turns without an answer. */
  readonly errors: number | null;
}

/** Something is wrong with the command line. */
export class WrongUsage extends Error {}

/** Turns that need no confirmation, on other machines than this one. */
const MAX_UNASKED = 1000;
const UNITS_MS = { ms: 1, s: 1000, m: 60_000 } as const;
const OWN_MESSAGES = new URL('messages.txt', import.meta.url);

/** Throws `WrongUsage` for what cannot be run. */
export const readSettings = (values: Values): { readonly plan: Plan; readonly limits: Limits } => {
  if (!/^https?:$/.test(URL.parse(values.url)?.protocol ?? '')) wrong('--url must be a URL, such as https://…/mcp.');
  const thinkMs = readDuration('think', values.think);
  const plan: Plan = {
    users: readCount('users', values.users, 1),
    requests: readCount('requests', values.requests, 1),
    thinkMs,
    rampMs: values.ramp === undefined ? thinkMs : readDuration('ramp', values.ramp),
    seed: readCount('seed', values.seed, 0),
    messages: readMessages(values.messages ?? OWN_MESSAGES),
  };
  const turns = plan.users * plan.requests;
  if (turns > MAX_UNASKED && !isLoopback(values.url) && !values.yes)
    wrong(`This sends ${turns} messages to ${values.url}, and models are paid for each: confirm it with --yes.`);
  if (values.out !== undefined) checkFolder(values.out);
  return { plan, limits: { p90Ms: optional('p90', values.p90, readDuration), errors: readShare(values.errors) } };
};

const wrong = (what: string): never => {
  throw new WrongUsage(what);
};

const optional = <T>(name: string, text: string | undefined, read: (name: string, text: string) => T): T | null =>
  text === undefined ? null : read(name, text);

const readCount = (name: string, text: string, least: number): number => {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return count >= least ? count : wrong(`--${name} must be a whole number from ${least} on.`);
};

const readDuration = (name: string, text: string): number => {
  const [, number, unit = 'ms'] = /^(\d{1,9}(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  if (number === undefined) return wrong(`--${name} must be a time in ms, s or m, such as 500, 2s or 1m.`);
  return Number(number) * UNITS_MS[unit as keyof typeof UNITS_MS];
};

const readShare = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const share = /^\d*\.?\d+$/.test(text) ? Number(text) : 2;
  return share <= 1 ? share : wrong('--errors must be a share from 0 to 1, such as 0.01.');
};

/** One message a line; empty lines do not count. */
const readMessages = (file: string | URL): readonly string[] => {
  const messages = textOf(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return messages.length > 0 ? messages : wrong(`--messages: ${file} holds no message; write one on each line.`);
};

const textOf = (file: string | URL): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return wrong(`--messages: ${(error as Error).message}`);
  }
};

/** A run is not repeated because its result had nowhere to go. */
const checkFolder = (file: string): void => {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    wrong(`--out: no file can be written in ${dirname(file)}.`);
  }
};
