import * as z from 'zod';
import { IDENTITY_NAME, isSafeUrl, SECRET_ARN, SERVER_NAME } from '../../core/tools/server.ts';

const name = z
  .string()
  .regex(SERVER_NAME, 'must be lower case of at most 32 characters, with single _ or - within, such as store');

/** The company's own MCP servers, whose tools models may be offered as far as the playbook lists them. The tools function reads them again when it starts. */
export const ToolServerSettings = z
  .array(
    z.strictObject({
      /** What the playbook calls it: `<name>.<tool>`. */
      name,
      url: z
        .url({ protocol: /^https$/, error: 'must be an https URL' })
        .refine(isSafeUrl, 'must not have a user or a password in it'),
      /** Where the bearer token is that the server demands. */
      secret: z.string().regex(SECRET_ARN, 'must be the ARN of a secret').optional(),
      /** Narrows what the playbook allows. */
      tools: z.array(z.string().min(1)).min(1).readonly().optional(),
      /** The argument of its tools that names the customer; left out, `customer_id`. */
      identity: z
        .string()
        .regex(IDENTITY_NAME, 'must be the name of an argument: at most 64 letters, digits, _, - or .')
        .optional(),
    }),
  )
  .readonly()
  .refine(
    (servers) => new Set(servers.map((server) => server.name)).size === servers.length,
    'must have names of their own',
  );
