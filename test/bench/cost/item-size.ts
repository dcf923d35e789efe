/** A value as DynamoDB's JSON has it: `{ "S": "text" }`. */
export type Value = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, Value>>;

const bytesOf = (text: string): number => Buffer.byteLength(text);
const sum = <T>(all: readonly T[], size: (one: T) => number): number =>
  all.reduce((total, one) => total + size(one), 0);

/** One byte for two significant digits, and one more. */
const numberBytes = (text: string): number => {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1;
};

const SIZES: Readonly<Record<string, (content: never) => number>> = {
  S: bytesOf,
  N: numberBytes,
  B: (base64: string) => Buffer.byteLength(base64, 'base64'),
  BOOL: () => 1,
  NULL: () => 1,
  SS: (texts: string[]) => sum(texts, bytesOf),
  NS: (numbers: string[]) => sum(numbers, numberBytes),
  L: (values: Value[]) => 3 + sum(values, (value) => 1 + valueBytes(value)),
  M: (values: Item) => 3 + Object.keys(values).length + itemBytes(values),
};

const valueBytes = (value: Value): number => {
  const [[type, content] = ['', '']] = Object.entries(value);
  const size = SIZES[type];
  if (!size) throw new Error(`No size is known for a value of the type "${type}".`);
  return size(content as never);
};

/**
 * Bytes of the names and values of an item, by "Item sizes and formats" in Amazon DynamoDB's developer guide
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).
 */
export const itemBytes = (item: Item): number =>
  sum(Object.entries(item), ([name, value]) => bytesOf(name) + valueBytes(value));
