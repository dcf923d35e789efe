import { definition } from '../statemachines/definition.ts';
import { startApiGateway } from './api-gateway.ts';
import { startBedrock } from './bedrock.ts';
import { startDynamoDb } from './dynamodb.ts';
import { sharedEnvironment } from './environment.ts';
import { startFunction } from './lambda.ts';
import { startStepFunctions } from './step-functions.ts';
import { CONVERSATIONS, IDEMPOTENCY } from './table-definitions.ts';
import { createTables } from './tables.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-turn';
const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-conversation-turn';

export interface StackOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The user's variables: endpoints that are set are kept, and their stand-ins not started. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onLog?: (line: string) => void;
}

export interface Stack {
  /** Where `/mcp` is served. */
  readonly url: string;
  /** Ends everything that was started, in the opposite order. */
  close(): Promise<void>;
}

/** The whole system on this machine: the deployed handlers and state machine over the wire, with stand-ins for AWS. */
export const startStack = async ({ port, environment, onLog }: StackOptions): Promise<Stack> => {
  const started: Array<{ close(): Promise<void> }> = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const close = async () => {
    for (const part of started.splice(0).reverse()) await part.close();
  };

  try {
    const bedrock =
      environment.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ??
      keep(await startBedrock({ delayMs: delayOf(environment.BEDROCK_DELAY_MS) })).url;
    const dynamo =
      environment.AWS_ENDPOINT_URL_DYNAMODB ??
      keep(await startDynamoDb(environment.DATA_DIR ? { dataDir: environment.DATA_DIR } : {})).url;
    await createTables(dynamo, [CONVERSATIONS, IDEMPOTENCY]);

    const shared = sharedEnvironment(environment, { bedrock, dynamo });
    const turn = keep(
      await startFunction({
        name: 'frontdesk-turn',
        entry: new URL('../handlers/turn/index.ts', import.meta.url),
        environment: { ...shared, CONTEXT_TOKENS: environment.CONTEXT_TOKENS ?? '12000', RETENTION_DAYS: '90' },
        timeoutMs: 30_000,
        ...(onLog && { onLog }),
      }),
    );
    const sfn =
      environment.AWS_ENDPOINT_URL_SFN ??
      keep(
        await startStepFunctions({
          definition: definition({ TurnFunctionArn: ARN }),
          stateMachineArn: STATE_MACHINE_ARN,
          functions: { [ARN]: turn },
        }),
      ).url;
    const mcp = keep(
      await startFunction({
        name: 'frontdesk-mcp',
        entry: new URL('../handlers/mcp/index.ts', import.meta.url),
        environment: {
          ...shared,
          AWS_ENDPOINT_URL_SFN: sfn,
          STATE_MACHINE_ARN,
          IDEMPOTENCY_TABLE_NAME: IDEMPOTENCY.TableName,
          TURN_SECONDS: environment.TURN_SECONDS ?? '60',
          DEFAULT_CUSTOMER: 'local',
        },
        timeoutMs: 130_000,
        ...(onLog && { onLog }),
      }),
    );
    const api = keep(await startApiGateway({ port, routes: { '/mcp': mcp } }));
    return { url: `${api.url}/mcp`, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const delayOf = (text = '0'): number => {
  const delay = Number(text);
  if (Number.isFinite(delay) && delay >= 0) return delay;
  throw new Error('BEDROCK_DELAY_MS must be a number of milliseconds.');
};
