import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { type EventType, sentEvent } from '../../core/events/catalogue.ts';
import { isRecord, type JsonObject, recordOf } from '../../core/text/json.ts';

/** A new event of a type, with made-up data that fit its schema. Its id begins with `evt_test_`, unlike that of a real event. */
export const sampleEvent = (type: EventType, now: number): JsonObject => ({
  ...recordOf(sampleOf(recordOf(z.toJSONSchema(sentEvent(type))), type, new Date(now).toISOString())),
  id: `evt_test_${randomBytes(12).toString('hex')}`,
});

/** A value of a JSON Schema as our own schemas make them. Text says which field it stands for. */
const sampleOf = (schema: JsonObject, name: string, time: string): unknown => {
  const { anyOf, enum: values, format, items, properties, required } = schema;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if ('const' in schema) return schema.const;
  if (Array.isArray(values)) return values[0];
  if (Array.isArray(anyOf)) return sampleOf(recordOf(anyOf[0]), name, time);
  if (type === 'array') return [sampleOf(recordOf(items), name, time)];
  if (isRecord(properties)) {
    const needed = Object.entries(properties).filter(([key]) => Array.isArray(required) && required.includes(key));
    return Object.fromEntries(needed.map(([key, value]) => [key, sampleOf(recordOf(value), key, time)]));
  }
  if (type === 'string') return format === 'date-time' ? time : `test-${name}`;
  return type === 'boolean' ? false : 1;
};
