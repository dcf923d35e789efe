import * as z from 'zod/mini';
import { EVENTS, type EventType, sentEvent } from '../../core/events/catalogue.ts';

/** A JSON Schema, as far as the page reads it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/**
 * JSON Schema 2020-12 of an event as it is sent. It allows more fields, because events may get some. Patterns of times and limits of integers are
 * left out: `format` and `type` say the same.
 */
export const eventSchema = (type: EventType): JsonSchema => {
  const { $schema, ...schema } = z.toJSONSchema(sentEvent(type), {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { $schema, title: type, description: EVENTS[type].description, ...schema } as JsonSchema;
};
