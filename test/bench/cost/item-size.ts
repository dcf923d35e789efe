/** A value as DynamoDB's wire protocol has it, such as `{S: "text"}`. */
export type Attribute = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, Attribute>>;

const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

/** Bytes of an item by the rules that DynamoDB bills by: names and values, and some for each list and map and what is in it. */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

const valueBytes = (value: Attribute): number => {
  const [[type, held] = ['NULL', true]] = Object.entries(value);
  if (type === 'S') return Buffer.byteLength(String(held));
  if (type === 'N') return numberBytes(String(held));
  if (type === 'L') {
    const elements = (held as Attribute[]).reduce((sum, element) => sum + valueBytes(element) + ELEMENT_BYTES, 0);
    return CONTAINER_BYTES + elements;
  }
  if (type === 'M') {
    const members = Object.keys(held as Item).length * ELEMENT_BYTES;
    return CONTAINER_BYTES + itemBytes(held as Item) + members;
  }
  return 1;
};

/** One byte for two significant digits, one beside them, and one for a minus. */
const numberBytes = (text: string): number => {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};
