import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { EventType, sentEvent } from '../../../../core/events/catalogue.ts';
import { EXAMPLES } from '../../../../infra/events/examples.ts';
import { eventsPage } from '../../../../infra/events/page.ts';
import { eventSchema, type JsonSchema } from '../../../../infra/events/schema.ts';

const EVERY = EventType.options;

describe('docs/events', () => {
  it('has the page that npm run events writes', () => {
    expect(readFileSync('docs/events.md', 'utf8')).toBe(eventsPage());
  });

  it('has the schema of each event, and no other', () => {
    const files = readdirSync('docs/events');
    expect(files.toSorted()).toEqual(EVERY.map((type) => `${type}.schema.json`).toSorted());
    for (const type of EVERY)
      expect(JSON.parse(readFileSync(`docs/events/${type}.schema.json`, 'utf8'))).toEqual(eventSchema(type));
  });

  it.each(EVERY)('describes every field of %s', (type) => {
    const undescribed = (schema: JsonSchema, path: string): readonly string[] => [
      ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
        ...(field.description || path + name === 'data' ? [] : [`${path}.${name}`]),
        ...undescribed(field, `${path}.${name}`),
      ]),
      ...[schema.items, ...(schema.anyOf ?? [])].flatMap((inner) => (inner ? undescribed(inner, path) : [])),
    ];
    const schema = eventSchema(type);
    expect([schema.description !== '', undescribed(schema, '')]).toEqual([true, []]);
  });

  it.each(EVERY)('has an example of %s that is one, with all of its fields and no others', (type) => {
    const event = { type, id: 'evt_1', ...EXAMPLES[type] };
    const { data } = sentEvent(type).shape;
    const strict = z.extend(sentEvent(type), { data: z.strictObject((data as z.ZodMiniObject).shape) });
    expect(strict.safeParse(event).error?.issues ?? []).toEqual([]);
  });
});
