import type { Json } from '../protocol/request.ts';
import { describedChoice } from './described-choice.ts';
import { asNumber, type Node, noneOf } from './schema.ts';
import type { Source } from './source.ts';

/** A value that the reading of the message gives for a property of that name, in the schema's terms; undefined for any other. */
export const readingValue = (key: string, node: Node, { message, reading }: Source): Json | undefined => {
  const value = key === 'sentiment' ? reading.label : Object.entries(reading).find(([name]) => name === key)?.[1];
  if (value === undefined) return undefined;
  return expressed(node, value) ?? fallback(node, value, message);
};

/** A member of the schema's enum, or a number of its scale. */
const expressed = ({ choices, type, fields }: Node, value: Json): Json | undefined => {
  if (value === null) return undefined;
  if (choices) return choices.find((choice) => String(choice).toLowerCase() === String(value).toLowerCase());
  if (typeof value !== 'number') return type === 'any' || type === typeof value ? value : undefined;
  const [low, high] = [asNumber(fields.minimum) ?? -1, asNumber(fields.maximum) ?? 1];
  const scaled = low + ((value + 1) / 2) * (high - low);
  return type === 'integer' ? Math.round(scaled) : Math.round(scaled * 100) / 100;
};

/** Where the reading knows no member of the enum: the one whose description the message fits, or the one that says "none". */
const fallback = ({ choices, nullable, type, fields }: Node, value: Json, message: string): Json | undefined => {
  const described = choices && describedChoice(choices, String(fields.description ?? ''), message);
  if (described !== undefined && described !== null) return described;
  if (value === null && (nullable || type === 'any')) return null;
  return choices ? noneOf(choices) : undefined;
};
