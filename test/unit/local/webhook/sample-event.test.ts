import { expect, it } from 'vitest';
import { EventType, sentEvent } from '../../../../core/events/catalogue.ts';
import { sampleEvent } from '../../../../local/webhook/sample-event.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');

it.each(EventType.options)('a sample of %s fits its schema, and tells that it is one', (type) => {
  const sample = sampleEvent(type, NOW);
  expect(sentEvent(type).parse(sample)).toEqual(sample);
  expect(sample).toMatchObject({ type, timestamp: '2026-11-23T09:00:00.000Z' });
  expect(sample.id).toMatch(/^evt_test_[0-9a-f]{24}$/);
  expect(sampleEvent(type, NOW).id).not.toBe(sample.id);
});
