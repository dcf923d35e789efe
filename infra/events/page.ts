import { EVENTS, EventType } from '../../core/events/catalogue.ts';
import { EXAMPLES } from './examples.ts';
import { eventSchema, type JsonSchema } from './schema.ts';

const HEAD = `# Events

What happens in Frontdesk reaches other systems as events, by signed webhooks ([webhooks.md](webhooks.md)). \`npm run events\` writes this page and the JSON Schemas in [events/](events) from the catalogue in
\`core/events/catalogue.ts\`. An event has ids and labels, and no text of a conversation. The exceptions are \`contact\`, and \`summary\` or \`transcript\` for an endpoint that asks for it.`;

const RULES = `## Repeats and order

- **An event may arrive more than once**, always with the same \`id\`. Store the id in the transaction that handles the event, and ignore a known one.
- **Events may arrive in any order.** Within a conversation, \`sequence\` restores it: a higher one is later. Replies have odd numbers; those with the same one are in the order of \`timestamp\`, and no other events share a number.
  Numbers may be missing. Events whose \`sequence\` is null are not ordered: each is complete by itself, and \`timestamp\` has its time.
- **Ignore a state that is older than yours.** Keep the highest \`sequence\` of each conversation, which \`customer\` and \`conversation\` name together, and ignore a move with a lower one.
- **\`sequence\` begins again** when a conversation has expired, or its customer was erased, and its id is used again. Its events have a later \`timestamp\`.
- **Fields and types may be added**: ignore those that you do not know. The schemas allow more fields.`;

/** The text of docs/events.md. */
export const eventsPage = (): string => {
  const rows = EventType.options.map((type) => `| [\`${type}\`](#${anchorOf(type)}) | ${EVENTS[type].description} |`);
  const [any = 'turn.settled'] = EventType.options;
  const envelope = fieldsOf(eventSchema(any)).filter(([name]) => name !== 'data');
  const shared = sharedFields(any);
  return `${[
    HEAD,
    ['| type | |', '|---|---|', ...rows].join('\n'),
    '## Every event',
    tableOf(
      envelope.map(([name, type, meaning]) => [name, name === 'type' ? 'a type of the list above' : type, meaning]),
    ),
    '`data` has the fields of the type. An event of a conversation also has these. All but `customer` and `conversation` are added when it is sent, with the values of that time:',
    tableOf(shared),
    RULES,
    ...EventType.options.flatMap((type) => sectionOf(type, shared)),
  ].join('\n\n')}\n`;
};

type Field = readonly [name: string, type: string, meaning: string];

const sectionOf = (type: EventType, shared: readonly Field[]): readonly string[] => {
  const isShared = ([name]: Field) => shared.some(([other]) => other === name);
  const all = fieldsOf(eventSchema(type).properties?.data ?? {});
  const own = all.filter((field) => !isShared(field));
  const example = { type, id: 'evt_4b3500a8117e6f18cf432208c1aa928f' };
  return [
    `## ${type}`,
    `${EVENTS[type].description} [Schema](events/${type}.schema.json)`,
    tableOf(own.length > 0 ? own : all),
    `\`\`\`json\n${JSON.stringify({ ...example, ...EXAMPLES[type] }, null, 2)}\n\`\`\``,
  ];
};

/** What every event of a conversation has. */
const sharedFields = (type: EventType): readonly Field[] => {
  const own = new Set(Object.keys(EVENTS[type].data.shape));
  return fieldsOf(eventSchema(type).properties?.data ?? {}).filter(
    ([name]) => !own.has(name.split(/[.[]/)[0] ?? '') || name === 'customer' || name === 'conversation',
  );
};

/** Every field, followed by the fields in it. */
const fieldsOf = ({ properties = {}, required = [] }: JsonSchema, within = ''): readonly Field[] =>
  Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${within}${name}`;
    const type = `${typeOf(schema)}${required.includes(name) ? '' : ', may be absent'}`;
    const inner = objectIn(schema);
    const behind = inner ? fieldsOf(inner.schema, `${path}${inner.isList ? '[]' : ''}.`) : [];
    return [[path, type, schema.description ?? ''], ...(path === 'data' ? [] : behind)];
  });

const objectIn = (schema: JsonSchema): { readonly schema: JsonSchema; readonly isList: boolean } | null => {
  if (schema.properties) return { schema, isList: false };
  if (schema.items?.properties) return { schema: schema.items, isList: true };
  return schema.anyOf?.map(objectIn).find((found) => found !== null) ?? null;
};

const typeOf = ({ type, enum: values, const: only, format, anyOf, items }: JsonSchema): string => {
  if (anyOf) return anyOf.map(typeOf).join(', ');
  if (only !== undefined) return `\`${only}\``;
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (format === 'date-time') return 'time (ISO 8601)';
  if (type === 'array') return `list of ${typeOf(items ?? {})}s`;
  return typeof type === 'string' ? type : (type ?? []).join(', ');
};

const tableOf = (fields: readonly Field[]): string =>
  [
    '| field | type | meaning |',
    '|---|---|---|',
    ...fields.map(([name, ...rest]) => `| \`${name}\` | ${rest.join(' | ')} |`),
  ].join('\n');

const anchorOf = (type: EventType): string => type.replaceAll('.', '');
