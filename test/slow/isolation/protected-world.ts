import { decodeJwt } from 'jose';
import { customerToken, staffToken } from '../../../local/auth/token/obtain-token.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { startStack } from '../../../local/stack.ts';
import { repeats } from '../../support/bedrock/bedrock-replies.ts';
import { type Scenario, startScriptedBedrock } from '../../support/bedrock/scripted-bedrock.ts';
import type { McpRequest } from '../../support/mcp-requests.ts';
import { sessionClient } from '../../support/session-client.ts';
import { newShop } from '../../support/shop.ts';
import { TestTable } from '../../support/table.ts';

/** A customer with a token, and models that repeat this customer's messages. */
export interface Customer {
  readonly name: string;
  /** Part of all messages of this customer, and of no other. */
  readonly mark: string;
  readonly models: Scenario;
  send(request: McpRequest, headers?: Readonly<Record<string, string>>, url?: string): Promise<Reply>;
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

export interface ProtectedWorld {
  readonly table: TestTable;
  readonly logs: readonly string[];
  /** URL of the desk. */
  readonly desk: string;
  /** Sends a request to `/mcp` with the token of a supervisor of the desk. */
  sendAsStaff(request: McpRequest): Promise<Reply>;
  customer(name: string): Promise<Customer>;
  /** A new visitor, with a token of `/session`. */
  visitor(): Promise<Customer>;
  /** A customer with a token of `/session`, by the JWT of a shop that shares its customers, or does not. */
  shopCustomer(name: string, shares: boolean): Promise<Customer>;
  close(): Promise<void>;
}

/** The system with authorization, and a Bedrock that repeats its input. */
export const startProtectedWorld = async (): Promise<ProtectedWorld> => {
  const [bedrock, dynamo] = await Promise.all([startScriptedBedrock(), startDynamoDb()]);
  const table = new TestTable(dynamo.url);
  const logs: string[] = [];
  const environment = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_ENDPOINT_URL_DYNAMODB: dynamo.url };
  const [shop, apart] = await Promise.all([
    newShop(''),
    newShop('', { issuer: 'https://apart.example', shares_customers: false }),
  ]);
  const IDENTITY_ISSUERS = JSON.stringify([shop.config, apart.config]);
  const onLog = (line: string) => void logs.push(line);
  const stack = await startStack({ port: 0, auth: true, environment: { ...environment, IDENTITY_ISSUERS }, onLog });
  const session = sessionClient(stack.url);
  const post = async (url: string, token: string, { body, headers }: McpRequest, more = {}): Promise<Reply> => {
    const init = { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}`, ...more } };
    const response = await fetch(url, { ...init, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };
  const supervisor = await staffToken(stack.desk, { name: 'ana', role: 'supervisor' });
  const withToken = (name: string, token: string): Customer => {
    const models = bedrock.scenario();
    models.script({ fast: [repeats], strong: [repeats] });
    return {
      name,
      mark: models.marker,
      models,
      send: (request, more, url = stack.url) => post(url, token, request, more),
    };
  };
  return {
    table,
    logs,
    desk: stack.desk,
    sendAsStaff: (request) => post(stack.url, supervisor, request),
    customer: async (name) => withToken(name, await customerToken(stack.url, name)),
    visitor: async () => {
      const { token } = await session.open({});
      return withToken(decodeJwt(token).sub ?? '', token);
    },
    shopCustomer: async (name, shares) => {
      const identity = await (shares ? shop : apart).sign(name, { aud: session.at('/session') });
      return withToken(name, (await session.open({ identity })).token);
    },
    close: async () => {
      await stack.close();
      table.close();
      await Promise.all([bedrock.close(), dynamo.close()]);
    },
  };
};
