import { randomUUID } from 'node:crypto';
import { type DeskClient, Refused } from './client.ts';
import { labelled } from './columns.ts';
import type { Case, Entry, Row } from './results.ts';
import { showCase, showEntry, showQueue } from './show.ts';

export const HELP = `queue [waiting|human|mine|closed]  who waits, who is with a person, with you, or closed
next                               take the conversation that needs a person most
open N                             read row N of the queue
take                               take the open case over
reply WORDS                        what the customer reads
note WORDS                         what only the team reads
suggest                            a draft by the assistant's model; it is not sent
transfer TEAM                      let it wait for another team
back                               give it back to the assistant
close [RESOLUTION]                 solved, not_solved, no_reply or spam; solved if left out
reopen                             take a closed case back
help, quit`;

/** A terminal session: the last queue, and the open case. */
export interface Worker {
  /** Carries out one line, and returns what to print. Throws an error of one line. */
  run(line: string): Promise<string>;
  /** Entries of the open case since it was shown. */
  news(): Promise<string>;
  /** Whether the open case may change: it waits, or a person has it. */
  isWatching(): boolean;
}

/** `width` is the terminal's. */
export const worker = (desk: DeskClient, width: () => number): Worker => {
  let rows: readonly Row[] = [];
  let open: Case | null = null;
  let shown = new Set<string>();

  const opened = (): Case => {
    if (open) return open;
    throw new Error('No case is open: write next, or queue and open N.');
  };
  /** The entries of the open case that were not printed before. */
  const fresh = (entries: readonly Entry[]): Entry[] => {
    const unseen = entries.filter((entry) => !shown.has(markOf(entry)));
    shown = new Set([...shown, ...unseen.map(markOf)]);
    return unseen;
  };
  const show = async (of: Pick<Case, 'customer' | 'conversation_id'>): Promise<string> => {
    const its = await desk.open(of);
    open = its;
    shown = new Set();
    fresh(its.entries);
    return showCase(its, width());
  };
  let unsure = { call: '', message_id: '' };
  /** The same line again, after an error that leaves open whether it was carried out, is the same call. */
  const once = async (tool: string, args: object) => {
    const call = JSON.stringify([tool, args]);
    if (unsure.call !== call) unsure = { call, message_id: randomUUID() };
    const forget = () => {
      unsure = { call: '', message_id: '' };
    };
    try {
      const done = await desk.act(tool, { ...args, message_id: unsure.message_id });
      forget();
      return done;
    } catch (error) {
      if (error instanceof Refused) forget();
      throw error;
    }
  };
  /** An act names the version that was printed last. If it is refused, the entries since then are printed. */
  const act = async (tool: string, args: object = {}): Promise<string> => {
    const { customer, conversation_id, version } = opened();
    const named = { customer, conversation_id, version, ...args };
    const { text, act: done } = await once(tool, named).catch(async (error: Error) => {
      const missed = await newsIfAny();
      throw new Error([error.message, missed].filter((part) => part !== '').join('\n'));
    });
    if (done.suggestion) return labelled('draft', done.suggestion.text, width());
    const [line = ''] = text.split('\n');
    return [line, await newsIfAny()].filter((part) => part !== '').join('\n');
  };
  const news = async (): Promise<string> => {
    const asked = open;
    if (!asked) return '';
    const its = await desk.open(asked);
    // Another case was opened, or a later version read, while this one came.
    if (open?.customer !== its.customer || open.conversation_id !== its.conversation_id) return '';
    if (open.version > its.version) return '';
    open = its;
    return fresh(its.entries)
      .map((entry) => showEntry(entry, width()))
      .join('\n');
  };
  /** What the person did stays done when the rest cannot be read. */
  const newsIfAny = () => news().catch(() => '');

  const commands: Readonly<Record<string, (rest: string) => Promise<string>>> = {
    queue: async (view) => {
      rows = await desk.queue(view === '' ? 'waiting' : view);
      return showQueue(rows, width());
    },
    next: async () => {
      const { text, act: taken } = await once('take_next', {});
      const { customer, conversation_id } = taken;
      return customer === null || conversation_id === null ? text : show({ customer, conversation_id });
    },
    open: async (number) => {
      const row = rows[Number(number) - 1];
      if (!row) throw new Error('Write queue, then open and the number of a row.');
      return show(row);
    },
    take: () => act('take_over'),
    reply: (text) => act('reply', { text, version: undefined }),
    note: (text) => act('note', { text, version: undefined }),
    suggest: () => act('suggest_reply', { version: undefined }),
    transfer: (team) => act('transfer', { team }),
    back: () => act('give_back'),
    close: (resolution) => act('close', { resolution: resolution === '' ? 'solved' : resolution }),
    reopen: () => act('reopen'),
    help: async () => HELP,
  };
  return {
    run: async (line) => {
      const [, name = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*?)\s*$/.exec(line) ?? [];
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (!command)
        throw new Error(
          `"${name}" is no command: write help for the list, and reply before what the customer shall read.`,
        );
      return command(rest);
    },
    news,
    isWatching: () => open?.desk.state === 'human' || open?.desk.state === 'waiting',
  };
};

/** A turn is shown again when its answer comes. */
const markOf = (entry: Entry): string => (entry.type === 'post' ? entry.id : `${entry.turn_id} ${entry.status}`);
