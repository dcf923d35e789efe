import { createMcpHandler, McpServer, type StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { Customer } from './customers.ts';

const input: StandardSchemaWithJSON = z.strictObject({
  customer_id: z.string().min(1).max(128).describe('The id of the customer.'),
});
const output: StandardSchemaWithJSON = Customer;

/** The MCP server of this program, with one read-only tool. */
export const customerServer = (customers: ReadonlyMap<string, Customer>) =>
  createMcpHandler(() => {
    const info = { name: 'sample-crm', title: 'Sample CRM', version: '1.0.0' };
    const server = new McpServer(info, { capabilities: { tools: { listChanged: false } } });
    server.registerTool(
      'get_customer',
      {
        title: 'Look up a customer',
        description:
          'Look up a customer by their id: name, tier (standard, silver or gold), since when they buy here, and language.',
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
        inputSchema: input,
        outputSchema: output,
      },
      (args) => {
        const found = customers.get((args as { customer_id: string }).customer_id);
        const text = found
          ? `${found.name}, ${found.tier} customer since ${found.since}, language ${found.language}.`
          : 'There is no such customer.';
        return { content: [{ type: 'text', text }], ...(found ? { structuredContent: found } : { isError: true }) };
      },
    );
    return server;
  });
