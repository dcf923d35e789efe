import { STAGES } from '../../../infra/stages.ts';
import { startBedrock } from '../../../local/aws/bedrock/server.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { startStack } from '../../../local/stack.ts';
import { type CountedLogs, countLogs } from './counted-logs.ts';
import { type CountedModels, countModels } from './counted-models.ts';
import { type CountedTable, countTable } from './counted-table.ts';
import { ANSWERS } from './workload.ts';

export interface CountedStack {
  readonly url: string;
  readonly table: CountedTable;
  readonly models: CountedModels;
  readonly logs: CountedLogs;
  close(): Promise<void>;
}

/** The one-machine stack with counters where AWS would bill: in front of the table and the models, and on the log lines. */
export const startCounted = async (): Promise<CountedStack> => {
  const dynamo = await startDynamoDb();
  const bedrock = await startBedrock();
  const table = await countTable(dynamo.url);
  const models = await countModels(bedrock.url, ANSWERS);
  const logs = countLogs();
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: models.url,
    DAILY_QUOTA: JSON.stringify(STAGES.prod.dailyQuota),
  };
  const stack = await startStack({ port: 0, environment, onLog: logs.onLog });
  return {
    url: stack.url,
    table,
    models,
    logs,
    close: async () => {
      for (const part of [stack, models, table, bedrock, dynamo]) await part.close();
    },
  };
};
