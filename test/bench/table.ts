import type { Ratio } from './stats.ts';

/** Prints rows under a title, with the first column aligned left and the others right. */
export const printTable = (title: string, head: readonly string[], rows: ReadonlyArray<readonly string[]>): void => {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
  console.log(['', title, ...text.map((line) => `  ${line}`)].join('\n'));
};

export const ms = (value: number): string => value.toFixed(1);

/** The median with the quartiles of the rounds, which show the noise of the machine. */
export const spread = ({ middle, low, high }: Ratio): string =>
  `${times(middle)} (${low.toFixed(2)}–${high.toFixed(2)})`;

export const times = (value: number): string => `${value.toFixed(2)} ×`;

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
