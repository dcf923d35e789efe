import { ERASED_PREFIX } from '../core/config/keys.ts';
import { recordOf, stringOf } from '../core/text/json.ts';
import type { StreamRecord } from './aws/dynamodb/change-log.ts';
import { IDEMPOTENCY } from './aws/dynamodb/table-definitions.ts';
import { startEventSourceMapping } from './aws/lambda/event-source-mapping.ts';
import { startFunction } from './aws/lambda/function.ts';
import { startLambda } from './aws/lambda/server.ts';
import { startClockTimer } from './clock-timer.ts';
import { DUMMY_CREDENTIALS } from './environment.ts';
import type { Parts } from './parts.ts';
import { DYNAMODB } from './start-table.ts';
import type { LocalWebhooks } from './webhook-endpoints.ts';

const OUTBOX_MS = 60_000;
const SENDER_MS = 25_000;
const OUTBOX = 'frontdesk-outbox';
const CLOCK = 'frontdesk-clock';
const SENDER = 'frontdesk-webhooks';

export interface BackgroundOptions {
  readonly parts: Parts;
  /** The variables that all functions share, with the playbook. */
  readonly shared: Readonly<Record<string, string>>;
  readonly retentionDays: string;
  /** URL of the stand-in for the table; null for a table of the user's own, whose changes are not known here. */
  readonly table: string | null;
  readonly webhooks: LocalWebhooks;
  readonly clockMs: number;
  readonly say: (line: string) => void;
  readonly onLog: ((line: string) => void) | undefined;
}

/** Starts what follows from changes of the table and from time: the functions `outbox`, `clock` and `webhooks`, and what invokes them. */
export const startBackground = async (options: BackgroundOptions): Promise<void> => {
  const { parts, shared, retentionDays, table, webhooks, clockMs, say, onLog } = options;
  const start = (name: string, entry: string, environment: Readonly<Record<string, string>>, timeoutMs: number) =>
    startFunction({
      name,
      entry: new URL(entry, import.meta.url),
      environment,
      startsCold: true,
      timeoutMs,
      onLog,
    }).then(parts.keep);
  const WEBHOOKS = webhooks.list;
  const { STAGE = '', AWS_REGION = '', POWERTOOLS_LOG_LEVEL = '' } = shared;
  // It connects to outside systems, so it gets no endpoint of another service.
  const alone = { ...DUMMY_CREDENTIALS, STAGE, AWS_REGION, POWERTOOLS_LOG_LEVEL, AWS_EC2_METADATA_DISABLED: 'true' };
  const { functions } = await startLambda(async (url) => {
    const invoking = { ...shared, WEBHOOKS, CLOCK_FUNCTION: CLOCK, AWS_ENDPOINT_URL_LAMBDA: url };
    const forClock = {
      ...{ WEBHOOKS_FUNCTION: SENDER, RETENTION_DAYS: retentionDays },
      IDEMPOTENCY_TABLE_NAME: IDEMPOTENCY.TableName,
    };
    return {
      [OUTBOX]: await start(OUTBOX, '../handlers/outbox/index.ts', invoking, OUTBOX_MS),
      [CLOCK]: await start(CLOCK, '../handlers/clock/index.ts', { ...invoking, ...forClock }, clockMs),
      [SENDER]: await start(
        SENDER,
        '../handlers/webhooks/index.ts',
        { ...alone, ...webhooks.secrets, WEBHOOKS, ALLOW_LOOPBACK: 'true' },
        SENDER_MS,
      ),
    };
  }).then(parts.keep);
  if (table === null)
    say(
      `${DYNAMODB}: the changes of a table of your own are not followed. No events leave, and there are no summaries.`,
    );
  else parts.keep(startEventSourceMapping({ table, filter: isForOutbox, fn: functions[OUTBOX], say }));
  parts.keep(startClockTimer(functions[CLOCK], say));
};

/** Conversations and tombstones, as in AWS. No conversation's partition key begins with `#`. */
const isForOutbox = ({ dynamodb }: StreamRecord): boolean => {
  const pk = stringOf(recordOf(dynamodb.Keys.pk).S);
  return !pk.startsWith('#') || pk.startsWith(ERASED_PREFIX);
};
