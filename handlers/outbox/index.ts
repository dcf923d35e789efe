import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '../../adapters/aws/clients.ts';
import { invokeFunction } from '../../adapters/aws/invoke-function.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { powertoolsMetrics } from '../../adapters/aws/powertools-metrics.ts';
import { changeOf } from '../../adapters/dynamodb/change-of.ts';
import { dynamoDiscardedRecords } from '../../adapters/dynamodb/discarded-records.ts';
import { dynamoJobs } from '../../adapters/dynamodb/jobs.ts';
import { systemClock } from '../../core/config/clock.ts';
import { nonEmptyString, readEnvironment, variable } from '../../core/config/environment.ts';
import { readEndpoints } from '../../core/events/endpoint.ts';
import { readBatch } from './read-batch.ts';
import { startRuns } from './start-runs.ts';

const START_MS = 2000;

const env = readEnvironment(
  z.object({
    STAGE: nonEmptyString,
    TABLE_NAME: nonEmptyString,
    /** JSON of the endpoints; `[]` for none. */
    WEBHOOKS: variable(readEndpoints),
    CLOCK_FUNCTION: nonEmptyString,
    AWS_ENDPOINT_URL_LAMBDA: z.optional(z.url()),
  }),
  process.env,
);
const log = powertoolsLog('frontdesk-outbox');
const metrics = powertoolsMetrics('frontdesk-outbox', env.STAGE);
const client = documentClient(3);
const clock = invokeFunction(client.config, env.AWS_ENDPOINT_URL_LAMBDA, env.CLOCK_FUNCTION, START_MS);

const read = readBatch({
  ...{ changeOf, endpoints: env.WEBHOOKS, metrics, log },
  jobs: dynamoJobs(client, env.TABLE_NAME, systemClock),
  discarded: dynamoDiscardedRecords(client, env.TABLE_NAME, systemClock),
  startRuns: startRuns((target) => clock.start({ target }), systemClock, log),
});

export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  read(event).finally(() => metrics.flush());
