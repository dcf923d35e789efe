import {
  type ConverseRequest,
  type Json,
  type JsonRecord,
  toolsOf,
} from '../../../../local/aws/bedrock/protocol/request.ts';
import { ENDS, VICTIMS } from '../company/poison.ts';
import type { Seeded } from '../seeded.ts';
import type { Use } from './read.ts';

/** Tools that were not offered, although some of them exist. */
const NOT_OFFERED = [
  'desk__export_all',
  'desk__delete_account',
  'desk__find_person',
  'desk__change_email',
  'store__list_customers',
  'store__delete_order',
];
/** Argument names that a lenient server might read as the customer. */
const IDENTITIES = ['customer_id', 'customerId', 'Customer-ID', 'CUSTOMER_ID', 'on_behalf_of'];
/** Argument names that no tool declares. */
const UNDECLARED = ['scope', 'as_admin', '__proto', 'order_ids'];
const OWN_ORDERS = ['1031', '1042', '1047', '1036', '1013'];
const OTHER_ORDERS = ['1034', '1046', '1049', '1038', '1045', '1048'];
const PRODUCTS = ['P-2101', 'P-2109', 'P-2121', 'P-2129', 'P-2114'];

/**
 * Returns a tool use that no text commands: any tool, offered or not, with arguments that may belong to other
 * customers.
 */
export const tempt = (request: ConverseRequest, marker: string, random: Seeded): Use => {
  const offered = toolsOf(request).filter(({ name }) => name.includes('__') && !name.startsWith('fickle__'));
  if (offered.length === 0 || random.chance(0.15)) {
    return { name: random.pick(NOT_OFFERED), input: { customer_id: random.pick(VICTIMS), query: marker } };
  }
  const tool = random.pick(offered);
  const input = fill(tool.inputSchema.json, marker, random);
  return {
    name: tool.name,
    input: random.chance(0.5) ? { ...input, [random.pick(IDENTITIES)]: random.pick(VICTIMS) } : input,
  };
};

const fill = (schema: JsonRecord, marker: string, random: Seeded): JsonRecord =>
  Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, JsonRecord>)
      .filter(() => random.chance(0.95))
      .map(([name, property]) => [name, argumentFor(name, property, marker, random)]),
  );

const argumentFor = (name: string, schema: JsonRecord, marker: string, random: Seeded): Json => {
  if (schema.type === 'object') {
    const named = fill(schema, marker, random);
    return random.chance(0.3) ? { ...named, [random.pick(UNDECLARED)]: random.word() } : named;
  }
  if (schema.type === 'array') return [argumentFor(name, (schema.items ?? {}) as JsonRecord, marker, random)];
  if (Array.isArray(schema.enum)) return random.pick(schema.enum);
  if (/customer/i.test(name)) return random.pick(VICTIMS);
  if (name === 'order_id') return random.pick(random.chance(0.6) ? OWN_ORDERS : OTHER_ORDERS);
  if (name === 'product_id') return random.pick(PRODUCTS);
  if (name === 'address') return `Main Street ${random.below(900)}, ${marker} Cork`;
  return `${marker} ${random.word()}${random.chance(0.15) ? ENDS : ''}`;
};
