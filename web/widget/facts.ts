/** Names of arguments that hold the customer's own id. */
const OF_CUSTOMER = /(?:customer|user|client|member|owner)s?[ _-]?(?:id|number|no|key|ref)?s?$/i;

/** The arguments of an action as lines of a list, without the customer's own id. */
export const factsOf = (
  given: Readonly<Record<string, unknown>>,
  customer: string | null,
): readonly (readonly [name: string, value: string])[] =>
  Object.entries(given)
    .filter(([name, value]) => !(OF_CUSTOMER.test(name) && value === customer))
    .map(([name, value]) => [inWords(name), valueInWords(value)]);

/** `order_id` → `Order id`. */
const inWords = (name: string): string => {
  const words = name.replaceAll(/[_-]+|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const valueInWords = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(valueInWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  return Object.entries(value)
    .map(([name, inner]) => `${inWords(name)}: ${valueInWords(inner)}`)
    .join(', ');
};
