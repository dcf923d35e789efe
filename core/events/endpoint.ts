import * as z from 'zod/mini';
import { readJson } from '../text/read-json.ts';
import { isSafeUrl, SECRET_ARN } from '../tools/server.ts';
import { EventType } from './catalogue.ts';

const NAME = 'must be a lower-case letter, then letters, digits and single -, at most 32 characters';
const TYPES = `must be one of ${EventType.options.join(', ')}`;

/** A receiver of webhooks. */
export const Endpoint = z.strictObject({
  /** Names its deliveries. */
  name: z.string().check(z.regex(/^(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, NAME)),
  url: z.string().check(z.refine(isSafeUrl, 'must be an https URL without a password, or http on this machine')),
  /** The ARN of a secret, or `env:NAME`. Its text is one signing secret, `whsec_…`, or two with a space between them while one replaces the other. */
  secret: z
    .string()
    .check(
      z.refine((at) => /^env:[A-Za-z_]\w*$/.test(at) || SECRET_ARN.test(at), 'must be env:NAME or the ARN of a secret'),
    ),
  /** The event types that it gets. */
  events: z
    .array(z.enum(EventType.options, TYPES), 'must be a list of event types')
    .check(z.minLength(1, 'must name an event type')),
  /** What is added to each event of a conversation when it is sent. */
  include: z._default(z.nullable(z.enum(['summary', 'transcript'], 'must be "summary", "transcript" or null')), null),
});
export type Endpoint = z.infer<typeof Endpoint>;

const Endpoints = z
  .array(Endpoint)
  .check(z.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'a name occurs twice'));

/** Parses the variable `WEBHOOKS`. Errors name paths and never values. */
export const readEndpoints = (json: string): Endpoint[] =>
  readJson(
    Endpoints,
    json,
    '[{"name":"crm","url":"https://crm.example/webhooks","secret":"env:CRM_SECRET","events":["conversation.handed_off"]}]',
  );
