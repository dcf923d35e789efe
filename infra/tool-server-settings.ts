import * as z from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9_-]{0,19}$/, 'must be lower case, such as store');

/** The company's own MCP servers, whose tools models may be offered as far as the playbook lists them. */
export const ToolServerSettings = z
  .array(
    z.strictObject({
      /** What the playbook calls it: `<name>.<tool>`. */
      name,
      url: z.url({ protocol: /^https$/, error: 'must be an https URL' }),
      /** Where the bearer token is that the server demands. */
      secret: z
        .string()
        .regex(/^arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+$/, 'must be the ARN of a secret')
        .optional(),
      /** Narrows what the playbook allows. */
      tools: z.array(z.string().min(1)).min(1).readonly().optional(),
      /** The argument of its tools that names the customer; left out, `customer_id`. */
      identity: z.string().min(1).optional(),
    }),
  )
  .readonly()
  .refine(
    (servers) => new Set(servers.map((server) => server.name)).size === servers.length,
    'must have names of their own',
  );
