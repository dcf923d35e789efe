import * as z from 'zod';
import { EventType } from '../../core/events/catalogue.ts';
import { Endpoint } from '../../core/events/endpoint.ts';
import { isSafeUrl, SECRET_ARN } from '../../core/tools/server.ts';

/** Names that only a private network resolves. The function refuses private addresses again when it connects. */
const PRIVATE_NAME = /\.(internal|local|localhost|home|lan|corp)\.?$/i;

const PUBLIC = 'must be an https URL with a public host name';

/** Characters. All variables of a function may have 4 KB together, and those of the clock also name its models. */
const MAX_LENGTH = 2500;

/** The company's systems that get events (docs/webhooks.md). */
export const WebhookSettings = z
  .array(
    z.strictObject({
      /** Names its deliveries. */
      name: z
        .string()
        .refine(
          (name) => Endpoint.shape.name.safeParse(name).success,
          'must be a lower-case name of at most 32 characters, with single - between them, such as crm',
        ),
      url: z
        .url({ protocol: /^https$/, hostname: z.regexes.domain, error: PUBLIC })
        .refine(isSafeUrl, 'must not contain a user or a password')
        .refine((url) => !PRIVATE_NAME.test(URL.parse(url)?.hostname ?? ''), PUBLIC),
      /** ARN of the secret with the signing secret, or with two while one replaces the other. */
      secret: z.string().regex(SECRET_ARN, 'must be the ARN of a secret'),
      /** The types of events that it gets (docs/events.md). */
      events: z
        .array(z.enum(EventType.options))
        .min(1)
        .readonly()
        .refine((events) => new Set(events).size === events.length, 'must name each type once'),
      /** Text of the conversation that is sent with each event; by default none. */
      include: z.enum(['summary', 'transcript']).optional(),
    }),
  )
  .readonly()
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'must have unique names')
  .refine(
    (all) => JSON.stringify(all).length <= MAX_LENGTH,
    `must have at most ${MAX_LENGTH.toLocaleString('en')} characters as JSON`,
  );
