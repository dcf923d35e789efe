import type { Json, ToolResult } from '../protocol/request.ts';

/** What a tool returned: its words, and its data. */
export interface ResultText {
  readonly words: string;
  readonly data: Json | undefined;
}

/** Where data may begin: on a line of its own. */
const DATA_START = /^\s*(?=[[{])/gm;
const MOST_STARTS = 20;
const WRAPPING = /<\/?(?:result|data|output)\b[^>]*>/gi;

/** Systems answer in words, in JSON, or in words with the same as JSON behind them. */
export const readResult = ({ content }: ToolResult): ResultText => {
  const parts = content.map(({ text = '', json }) =>
    json === undefined ? readResultText(text.replace(WRAPPING, '')) : { words: '', data: json },
  );
  return {
    words: parts
      .map(({ words }) => words.trim())
      .filter((words) => words !== '')
      .join('\n'),
    data: parts.find(({ data }) => data !== undefined)?.data,
  };
};

/** A result that is one text. */
export const readResultText = (text: string): ResultText => {
  for (const { index } of [...text.matchAll(DATA_START)].slice(0, MOST_STARTS)) {
    const data = parse(text.slice(index)) ?? cutShort(text.slice(index));
    if (data !== undefined) return { words: text.slice(0, index), data };
  }
  return { words: text, data: undefined };
};

/** Of JSON that was cut in the middle, the plain values that are whole; each closing brace ends an object. */
const cutShort = (text: string): Json | undefined => {
  const objects = text
    .split('}')
    .map((part) => [...part.matchAll(/"([\w-]{1,60})"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.]*|true|false)(?=[,\s}\]]|$)/g)])
    .map((fields) => Object.fromEntries(fields.map(([, name = '', value = '']) => [name, parse(value) ?? null])))
    .filter((object) => Object.keys(object).length > 0);
  return objects.length === 0 ? undefined : objects;
};

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};
