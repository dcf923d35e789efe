import { stem, wordsOf } from './words.ts';

/** Words by which a name says that its value tells one thing from all others. */
const IDENTIFYING = new Set(['id', 'ids', 'number', 'no', 'nr', 'num', 'code', 'ref', 'reference', 'key', 'uuid']);

/** A property's name in lower case with underscores: `orderId` and `order-id` are `order_id`. */
export const keyOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[- ]/g, '_')
    .toLowerCase();

/** The name in words: "order id". */
export const spaced = (name: string): string => keyOf(name).replaceAll('_', ' ');

const partsOf = (name: string): string[] => wordsOf(spaced(name));

/** Whether the value tells one thing from all others of its kind. */
export const isIdentifying = (name: string): boolean => partsOf(name).some((part) => IDENTIFYING.has(part));

/** Stems of what the value belongs to: of `order_id` the order; nothing of `id`. */
export const nounsOf = (name: string): Set<string> =>
  new Set(
    partsOf(name)
      .filter((part) => !IDENTIFYING.has(part))
      .map(stem),
  );
