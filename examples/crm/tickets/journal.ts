import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Entry } from './entry.ts';

/** Entries in their order. An entry is on the disk when `append` returns. */
export interface Journal {
  readonly entries: readonly Entry[];
  /** Throws, and adds nothing, if the entry cannot be written. */
  append(entry: Entry): void;
  /** Replaces all entries at once. */
  replace(entries: readonly Entry[]): void;
  close(): void;
}

/** A journal in memory, or with a folder in one file there, a line an entry. One process at a time may have it open. */
export const openJournal = (folder?: string): Journal => {
  const file = folder === undefined ? null : openFile(folder);
  let entries: Entry[] = file?.read() ?? [];
  return {
    get entries() {
      return entries;
    },
    append: (entry) => {
      file?.append(lineOf(entry));
      entries.push(entry);
    },
    replace: (next) => {
      file?.replace(next.map(lineOf).join(''));
      entries = [...next];
    },
    close: () => file?.close(),
  };
};

const lineOf = (entry: Entry): string => `${JSON.stringify(entry)}\n`;

const openFile = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'tickets.jsonl');
  if (existsSync(path)) cutTornLine(path);
  let file = openSync(path, 'a');
  return {
    read: () => readEntries(path),
    append: (line: string) => {
      const { size } = fstatSync(file);
      try {
        writeAll(file, line);
      } catch (error) {
        // The next line must not begin after half a line.
        ftruncateSync(file, size);
        throw error;
      }
    },
    replace: (lines: string) => {
      const draft = openSync(`${path}.new`, 'w');
      writeAll(draft, lines);
      closeSync(draft);
      renameSync(`${path}.new`, path);
      closeSync(file);
      file = openSync(path, 'a');
    },
    close: () => closeSync(file),
  };
};

const writeAll = (file: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  fsyncSync(file);
};

/** A process that died while it wrote leaves half a line. No sender got a response for it. */
const cutTornLine = (path: string): void => {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
};

const readEntries = (path: string): Entry[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line, at) => {
      try {
        return Entry.parse(JSON.parse(line));
      } catch (cause) {
        throw new Error(
          `${path} is damaged in line ${at + 1}: repair it, or remove the file to start without tickets.`,
          {
            cause,
          },
        );
      }
    });
