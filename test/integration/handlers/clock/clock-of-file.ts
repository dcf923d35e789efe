import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoDueIndex } from '../../../../adapters/dynamodb/due-index.ts';
import { dynamoSchedule } from '../../../../adapters/dynamodb/schedule.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import { type ConversationId, partitionKey } from '../../../../core/config/keys.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import type { Due, DueIndex, StartRun } from '../../../../core/events/job.ts';
import type { Log } from '../../../../core/observability/log.ts';
import type { Metrics } from '../../../../core/observability/metrics.ts';
import type { Playbook } from '../../../../core/playbook/playbook.ts';
import { sweep } from '../../../../handlers/clock/sweep.ts';
import { visitConversation } from '../../../../handlers/clock/visit-conversation.ts';
import { visitTurn } from '../../../../handlers/clock/visit-turn.ts';
import type { Visiting } from '../../../../handlers/clock/visiting.ts';
import { aPlaybook, endless, quietLog } from '../../../support/values.ts';
import { DAY_MS, table, type tableOfFile } from '../../adapters/dynamodb/dynamo.ts';

type Stored = ReturnType<typeof tableOfFile>;

interface Surroundings {
  /** Replaces ports. */
  readonly ports?: Partial<Visiting>;
  readonly playbook?: Partial<Playbook>;
  readonly start?: StartRun;
  readonly log?: Log;
  /** What the index says, if it lags behind. */
  readonly due?: readonly Due[];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** As long as a function has. */
const aWhile = () => 100_000;

/** The clock over the table of a test file. Made anew for each sweep, as for each invocation. */
export const clockOver = (stored: Stored) => {
  const { clock } = stored;
  const client = () => stored.client();
  const options = { table, retentionDays: 30, clock };
  let suffix = 0;
  const recorded: unknown[][] = [];
  const metrics: Metrics = { record: (...metric) => void recorded.push(metric) };
  const index = () => dynamoDueIndex(client(), table);
  return {
    recorded,
    desks: (): Desks => dynamoDesks(client(), options),
    conversations: () => dynamoConversations(client(), options),
    entries: async (id: ConversationId) => {
      const { entries } = await dynamoTranscripts(client(), table, clock).page(id, 50, null);
      return entries.toReversed();
    },
    /** What is due now, in all shards. */
    due: async (): Promise<readonly Due[]> => (await Array.fromAsync(index().due(clock.now()))).flat(),
    sweep: ({ ports = {}, playbook = {}, start = async () => {}, log = quietLog, due }: Surroundings = {}) => {
      const visiting: Visiting = {
        ...{ desks: dynamoDesks(client(), options), conversations: dynamoConversations(client(), options) },
        ...{ transcripts: dynamoTranscripts(client(), table, clock), budget: endless, metrics, clock },
        ...{ schedule: dynamoSchedule(client(), table, clock), tombstones: { erasedAt: async () => null } },
        ...{ playbook: () => aPlaybook(playbook), random: () => `z${suffix++}` },
        ...ports,
      };
      const { schedule } = visiting;
      return sweep({
        ...{ index: due ? lagging(due) : index(), schedule, start, metrics, clock, log },
        ...{ visitConversation: visitConversation(visiting), visitTurn: visitTurn(visiting) },
      })(aWhile);
    },
    /** When each item of a conversation is due, in milliseconds from now. */
    dueOf: async (id: ConversationId): Promise<Readonly<Record<string, number>>> => {
      const all: Due[] = (await Array.fromAsync(index().due(clock.now() + 30 * DAY_MS))).flat();
      const its = all.filter(({ pk }) => pk === partitionKey(id));
      return Object.fromEntries(its.map(({ sk, due_at }) => [sk, due_at - clock.now()]));
    },
  };
};

const lagging = (due: readonly Due[]): DueIndex => ({
  async *due() {
    yield due;
  },
});
