import { randomBytes } from 'node:crypto';
import { readCommandLine } from '../../core/config/command-line.ts';
import { EventType } from '../../core/events/catalogue.ts';
import { Endpoint } from '../../core/events/endpoint.ts';
import { WebhookResult } from '../../core/events/webhook.ts';
import { startFunction } from '../aws/lambda/function.ts';
import { DUMMY_CREDENTIALS } from '../environment.ts';
import { sampleEvent } from './sample-event.ts';

const NAME = 'test';
const SECRET = 'WEBHOOK_SECRET';
const TIMEOUT_MS = 30_000;
const DEFAULT_TYPE = 'conversation.handed_off';

const { values, reject } = readCommandLine({
  command: 'npm run webhook -- --to URL [options]',
  help: 'Sends one signed test event to a receiver of webhooks, and prints its response.',
  options: {
    to: { type: 'string', value: 'URL', help: 'of the receiver: https, or http on this machine' },
    secret: {
      type: 'string',
      value: 'SECRET',
      help: `the signing secret, whsec_…, or two while one replaces the other; by default ${SECRET}, or a new one`,
    },
    type: { type: 'string', value: 'TYPE', help: `of the event (${DEFAULT_TYPE})` },
  },
});
const url = values.to ?? reject('Pass the URL of the receiver with --to.');
const parsed = EventType.safeParse(values.type ?? DEFAULT_TYPE);
const type = parsed.success ? parsed.data : reject(`--type: write one of ${EventType.options.join(', ')}.`);
const endpoint = { name: NAME, url, secret: `env:${SECRET}`, events: [type] };
if (!Endpoint.safeParse(endpoint).success)
  reject('--to: write an https URL without a password, or http on this machine.');

const given = values.secret ?? process.env[SECRET];
const secret = given || `whsec_${randomBytes(24).toString('base64')}`;
const event = sampleEvent(type, Date.now());
const sender = await startFunction({
  name: 'frontdesk-webhooks',
  entry: new URL('../../handlers/webhooks/index.ts', import.meta.url),
  environment: {
    ...{ ...DUMMY_CREDENTIALS, [SECRET]: secret, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    ...{ WEBHOOKS: JSON.stringify([endpoint]), ALLOW_LOOPBACK: 'true' },
  },
  timeoutMs: TIMEOUT_MS,
});
const call = { endpoint: NAME, id: event.id, timestamp: Date.now(), body: JSON.stringify(event) };
const { status, error, ms } = WebhookResult.parse(JSON.parse(await sender.invoke(JSON.stringify(call))));
await sender.close();

if (!given) console.log(`Signed with a new secret: ${secret}`);
console.log(`Event ${type}, webhook-id ${event.id}`);
if (error === null) console.log(`The receiver took it: HTTP ${status} after ${ms} ms.`);
else {
  console.error(`Not delivered: ${error}${ms === 0 ? '' : `, after ${ms} ms`}.`);
  process.exitCode = 1;
}
