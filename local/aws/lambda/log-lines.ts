import type { Readable } from 'node:stream';

/** Takes text as it comes and hands it on line by line. */
export const lineByLine = (onLine: (line: string) => void): ((text: string) => void) => {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  };
};

/** Hands a stream over line by line; it must be read even when nobody listens, or the worker's memory fills. */
export const forwardLines = (stream: Readable, onLine: (line: string) => void): void => {
  const forward = lineByLine(onLine);
  stream.setEncoding('utf8');
  stream.on('data', forward);
  stream.once('end', () => forward('\n'));
};
