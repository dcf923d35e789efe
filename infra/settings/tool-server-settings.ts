import * as z from 'zod';
import { IDENTITY_NAME, isSafeUrl, SECRET_ARN, SERVER_NAME } from '../../core/tools/server.ts';

const secret = z.string().regex(SECRET_ARN, 'must be the ARN of a secret');

const name = z
  .string()
  .regex(
    SERVER_NAME,
    'must be a lower-case name of at most 32 characters, with single _ or - between them, such as store',
  );

/**
 * The company's MCP servers. Models are offered only the tools that the playbook lists. The tools function validates them again when it
 * starts.
 */
export const ToolServerSettings = z
  .array(
    z.strictObject({
      /** The prefix of its tools in the playbook: `<name>.<tool>`. */
      name,
      url: z
        .url({ protocol: /^https$/, error: 'must be an https URL' })
        .refine(isSafeUrl, 'must not contain a user or a password'),
      /** ARN of the secret with the server's bearer token. */
      secret: secret.optional(),
      /**
       * For a server that checks itself what a customer may do: the secret with the private key that signs the customer of each call
       * (docs/tool-servers.md).
       */
      unbound: z.strictObject({ key: secret }).optional(),
      /** Limits the tools of the server further than the playbook does. */
      tools: z.array(z.string().min(1)).min(1).readonly().optional(),
      /** The argument of its tools that names the customer; by default `customer_id`. */
      identity: z
        .string()
        .regex(IDENTITY_NAME, 'must be the name of an argument: at most 64 letters, digits, _, - or .')
        .optional(),
    }),
  )
  .readonly()
  .refine((servers) => new Set(servers.map((server) => server.name)).size === servers.length, 'must have unique names');
