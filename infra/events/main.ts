import { writeFileSync } from 'node:fs';
import { readCommandLine } from '../../core/config/command-line.ts';
import { EventType } from '../../core/events/catalogue.ts';
import { eventsPage } from './page.ts';
import { eventSchema } from './schema.ts';

readCommandLine({
  command: 'npm run events',
  help: 'Writes docs/events.md and the JSON Schemas in docs/events/ from the catalogue of events.',
  options: {},
});

const docs = new URL('../../docs/', import.meta.url);
writeFileSync(new URL('events.md', docs), eventsPage());
for (const type of EventType.options) {
  const schema = JSON.stringify(eventSchema(type), null, 2);
  writeFileSync(new URL(`events/${type}.schema.json`, docs), `${schema}\n`);
}
