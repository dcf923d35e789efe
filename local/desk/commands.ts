import { randomUUID } from 'node:crypto';
import { plainText } from '../../core/text/plain-text.ts';
import type { Case, DeskClient, Entry, Row } from './client.ts';
import { showCase, showEntry, showQueue } from './show.ts';

export const HELP = `queue [waiting|human|mine|closed]   who waits, or who is with whom
next                                take the conversation that needs a person most
open N                              read a case of the queue
take                                take the open case over
reply WORDS                         what the customer reads
note WORDS                          what the team reads
suggest                             a draft by the assistant's model, for you to send
transfer TEAM                       let it wait for another team
back                                give it back to the assistant
close [solved|not_solved|no_reply|spam]
reopen                              a closed case
quit`;

/** A terminal session: the last queue, and the open case. */
export interface Worker {
  /** Carries out one line, and returns what to print. Throws an error of one line. */
  run(line: string): Promise<string>;
  /** Entries of the open case since it was shown. */
  news(): Promise<string>;
  /** Whether the open case may change: it waits, or a person has it. */
  isWatching(): boolean;
}

export const worker = (desk: DeskClient): Worker => {
  let rows: readonly Row[] = [];
  let open: Case | null = null;
  let shown = new Set<string>();

  const opened = (): Case => {
    if (open) return open;
    throw new Error('No case is open: write next, or queue and open N.');
  };
  const read = async (of: Pick<Case, 'customer' | 'conversation_id'>): Promise<Case> => {
    const read = await desk.open(of);
    open = read;
    return read;
  };
  /** The entries of the open case that were not printed before. */
  const fresh = (entries: readonly Entry[]): Entry[] => {
    const unseen = entries.filter((entry) => !shown.has(markOf(entry)));
    shown = new Set([...shown, ...unseen.map(markOf)]);
    return unseen;
  };
  const show = async (of: Pick<Case, 'customer' | 'conversation_id'>): Promise<string> => {
    shown = new Set();
    const its = await read(of);
    fresh(its.entries);
    return showCase(its);
  };
  /** An act names the version that was printed last. If it is refused, the entries since then are printed. */
  const act = async (tool: string, args: object = {}): Promise<string> => {
    const { customer, conversation_id, version } = opened();
    const named = { customer, conversation_id, message_id: randomUUID(), version, ...args };
    const { text, act: done } = await desk.act(tool, named).catch(async (error: Error) => {
      const missed = await news().catch(() => '');
      throw new Error([error.message, missed].filter((part) => part !== '').join('\n'));
    });
    if (done.suggestion) return plainText(done.suggestion.text);
    const [line = ''] = text.split('\n');
    return [line, await news()].filter((part) => part !== '').join('\n');
  };
  const news = async (): Promise<string> =>
    open
      ? fresh((await read(open)).entries)
          .map(showEntry)
          .join('\n')
      : '';

  const commands: Readonly<Record<string, (rest: string) => Promise<string>>> = {
    queue: async (view) => {
      rows = await desk.queue(view === '' ? 'waiting' : view);
      return showQueue(rows);
    },
    next: async () => {
      const { text, act: taken } = await desk.act('take_next', { message_id: randomUUID() });
      const { customer, conversation_id } = taken;
      return customer === null || conversation_id === null ? text : show({ customer, conversation_id });
    },
    open: async (number) => {
      const row = rows[Number(number) - 1];
      if (!row) throw new Error('Write open and the number of a row of the last queue.');
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
        throw new Error(`"${name}" is no command. What the customer reads begins with reply; help lists the rest.`);
      return command(rest);
    },
    news,
    isWatching: () => open?.desk.state === 'human' || open?.desk.state === 'waiting',
  };
};

/** A turn is shown again when its answer comes. */
const markOf = (entry: Entry): string => (entry.type === 'post' ? entry.id : `${entry.turn_id} ${entry.status}`);
