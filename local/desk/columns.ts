const GAP = '  ';
/** Of a column that is not the last one. */
const MAX_COLUMN = 24;

/** Rows of cells below each other under their headings, each on one line of the terminal. A column without any text is left out. */
export const table = (headings: readonly string[], rows: readonly (readonly string[])[], width: number): string => {
  const kept = headings.flatMap((_, at) => (rows.some((row) => row[at]) ? [at] : []));
  const lines = [headings, ...rows].map((row) => kept.map((at) => harmless(row[at] ?? '')));
  const widths = kept.map((_, at) => Math.min(MAX_COLUMN, Math.max(...lines.map((line) => (line[at] ?? '').length))));
  return lines
    .map((line) =>
      cut(
        line
          .map((cell, at) => (at === line.length - 1 ? cell : cut(cell, widths[at] ?? 0).padEnd(widths[at] ?? 0)))
          .join(GAP),
        width,
      ),
    )
    .join('\n');
};

const LABEL = 11;

/** A text beside its label, in lines that break between words. */
export const labelled = (label: string, text: string, width: number): string => {
  const lines = text
    .trim()
    .split(/\r\n|[\r\n]/)
    .flatMap((line) => wrapped(harmless(line), Math.max(20, width - LABEL)));
  return lines
    .map((line, at) => `${at === 0 ? `${harmless(label)} `.padEnd(LABEL) : ' '.repeat(LABEL)}${line}`.trimEnd())
    .join('\n');
};

const wrapped = (text: string, width: number): string[] => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
};

export const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, Math.max(0, length - 1)).trimEnd()}…` : text;

/** Without control characters: what customers write commands no terminal. */
const harmless = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}/gu, '');
