import * as z from 'zod/mini';
import { backOfficeToken, staffToken } from '../../../local/auth/token/obtain-token.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { startStack } from '../../../local/stack.ts';
import type { Seeded } from '../../eval/invariants/seeded.ts';
import { startScriptedBedrock } from '../bedrock/scripted-bedrock.ts';
import { post } from '../rpc.ts';
import { TestTable } from '../table.ts';
import { startFaultyTable } from './faulty-table.ts';

const Answer = z.object({
  result: z.object({ structuredContent: z.record(z.string(), z.unknown()), isError: z.optional(z.boolean()) }),
});

/** The result of a tool call: what came back, or an error with its code. */
export type Result = Readonly<Record<string, unknown>>;
export type Call = (tool: string, args: object) => Promise<Result>;

export interface DeskWorld {
  readonly bedrock: Awaited<ReturnType<typeof startScriptedBedrock>>;
  readonly table: TestTable;
  readonly faulty: Awaited<ReturnType<typeof startFaultyTable>>;
  /** As the back office, which names the customer. */
  readonly asCustomer: Call;
  /** Two people, who do not know of each other. */
  readonly people: Readonly<Record<'ana' | 'ben', Call>>;
  close(): Promise<void>;
}

/** The one-machine system with log-in, a table behind connections that break, and two people at the desk. */
export const startDeskWorld = async (random: Seeded, playbook: string): Promise<DeskWorld> => {
  const [bedrock, dynamo] = await Promise.all([startScriptedBedrock(), startDynamoDb()]);
  const table = new TestTable(dynamo.url);
  const faulty = await startFaultyTable(dynamo.url, random);
  const stack = await startStack({
    ...{ port: 0, playbook, auth: true },
    environment: {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_ENDPOINT_URL_DYNAMODB: faulty.url,
      TOOL_SERVERS: '[]',
    },
  });
  const calling = (url: string, token: string): Call => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return async (name, args) => {
      const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } };
      const { status, text } = await post(url, JSON.stringify(body), headers);
      const answer = Answer.safeParse(status === 200 ? JSON.parse(text) : null);
      if (!answer.success) throw new Error(`${name}: HTTP ${status}: ${text}`);
      return answer.data.result.structuredContent;
    };
  };
  const [customer, ana, ben] = await Promise.all([
    backOfficeToken(stack.url),
    staffToken(stack.desk, { name: 'Ana', role: 'agent' }),
    staffToken(stack.desk, { name: 'Ben', role: 'supervisor' }),
  ]);
  return {
    ...{ bedrock, table, faulty },
    asCustomer: calling(stack.url, customer),
    people: { ana: calling(stack.desk, ana), ben: calling(stack.desk, ben) },
    close: async () => {
      await stack.close();
      table.close();
      await faulty.close();
      await Promise.all([bedrock.close(), dynamo.close()]);
    },
  };
};
