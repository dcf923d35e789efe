import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { startStack } from '../../../local/stack.ts';
import { TestTable } from '../../support/table.ts';
import { type Company, startCompany } from './company/company.ts';
import { type PoisonedPlaybook, poisonedPlaybook } from './company/poisoned-playbook.ts';
import { type EvilBedrock, startEvilBedrock } from './model/evil-bedrock.ts';

export interface HostileWorld {
  readonly url: string;
  readonly table: TestTable;
  readonly company: Company;
  readonly bedrock: EvilBedrock;
  readonly poisoned: PoisonedPlaybook;
  close(): Promise<void>;
}

/** Starts the real system over the wire, with an adversarial model, hostile documents and hostile tool servers. */
export const startHostileWorld = async (seed: number): Promise<HostileWorld> => {
  const poisoned = poisonedPlaybook();
  const dynamo = await startDynamoDb();
  const company = await startCompany(seed);
  const bedrock = await startEvilBedrock(seed, () => {
    company.fickle.claims = 'reads';
  });
  const environment = {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    TOOL_SERVERS: company.servers,
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  };
  const stack = await startStack({ port: 0, environment, playbook: poisoned.folder });
  const table = new TestTable(dynamo.url);
  return {
    url: stack.url,
    table,
    company,
    bedrock,
    poisoned,
    close: async () => {
      for (const part of [stack, bedrock, company, dynamo]) await part.close();
      table.close();
      poisoned.remove();
    },
  };
};
