import type { Readable } from 'node:stream';

/** Splits chunks of text into lines. Empty lines are dropped. */
export const lineByLine = (onLine: (line: string) => void): ((text: string) => void) => {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  };
};

/** Passes a stream's lines to `onLine`. A worker's output must be read even if it is dropped, or it fills the memory. */
export const forwardLines = (stream: Readable, onLine: (line: string) => void): void => {
  const forward = lineByLine(onLine);
  stream.setEncoding('utf8');
  stream.on('data', forward);
  stream.once('end', () => forward('\n'));
};
