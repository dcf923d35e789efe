import type { ConverseRequest, Json } from './request.ts';

const BYTES_PER_TOKEN = 4;

/** Estimates the tokens of a text. Never 0 for text that is not empty. */
export const countTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);

/** A piece of the input, in the order in which the model and the prompt cache read it. */
interface Piece {
  /** Unique by role, kind and content. */
  readonly key: string;
  readonly tokens: number;
  readonly isCachePoint: boolean;
}

/** Splits a request into its tools, system prompt and messages, block by block. */
export const piecesOf = ({ toolConfig, system, messages }: ConverseRequest): Piece[] => [
  ...(toolConfig?.tools ?? []).map((block) => piece('tool', block)),
  ...(system ?? []).map((block) => piece('system', block)),
  ...messages.flatMap(({ role, content }) => content.map((block) => piece(role, block))),
];

export const countInput = (request: ConverseRequest): number =>
  piecesOf(request).reduce((sum, { tokens }) => sum + tokens, 0);

export const countBlocks = (blocks: readonly object[]): number =>
  blocks.reduce((sum, block) => sum + piece('assistant', block).tokens, 0);

const piece = (role: string, block: object): Piece => {
  const [kind = '', value = null] = Object.entries(block as Record<string, Json>)[0] ?? [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isCachePoint = kind === 'cachePoint';
  return { key: JSON.stringify([role, kind, text]), tokens: isCachePoint ? 0 : countTokens(text), isCachePoint };
};
