import type { DailyQuota } from '../../../core/access/quota.ts';
import { Fault } from '../../../core/errors/faults.ts';
import type { ConversationId, Conversations } from '../../../core/turn/conversations.ts';
import type { Fate, Waiting } from './explore.ts';

const SCHEDULED = ['putTurn', 'getTurn', 'takeOver', 'complete', 'release'] as const;

/** External events of one execution. */
export interface Surroundings {
  readonly actor: string;
  readonly waiting: Set<Waiting>;
  died(): void;
  timePasses(): void;
}

/** A conversation store whose operations wait until the schedule decides their fate. */
export const scheduledStore = (store: Conversations, around: Surroundings): Conversations =>
  ({
    newestTurns: (id: ConversationId) => store.newestTurns(id),
    noteLastTurn: async () => {},
    ...scheduled(store, SCHEDULED, around, true),
  }) as unknown as Conversations;

/** A quota whose count waits for the schedule, too. */
export const scheduledQuota = (quota: DailyQuota, around: Surroundings): DailyQuota => ({
  spend: async () => {},
  ...scheduled(quota, ['take'], around),
});

/** The operations of a target by name, each of which waits until the schedule decides its fate. Only those of the store are resent. */
export const scheduled = <T extends object, N extends keyof T>(
  target: T,
  names: readonly N[],
  { actor, waiting, died, timePasses }: Surroundings,
  resends = false,
): Pick<T, N> => {
  const wait =
    (name: N) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const perform = () => (target[name] as (...args: unknown[]) => Promise<unknown>).apply(target, args);
        const operation: Waiting = {
          actor: `${actor} ${String(name)}`,
          run: async (fate: Fate) => {
            waiting.delete(operation);
            if (fate === 'time passes') timePasses();
            const result = fate === 'lost' || fate === 'dies before' ? undefined : await perform();
            if (fate === 'dies before' || fate === 'dies after') died();
            else if (fate === 'lost' || fate === 'unheard') reject(new Fault('StoreBusy', fate));
            else if (fate === 'resent' && resends) waiting.add(operation);
            else resolve(result);
          },
        };
        waiting.add(operation);
      });
  return Object.fromEntries(names.map((name) => [name, wait(name)])) as Pick<T, N>;
};

/** Longer than an execution. */
export const LEASE_MS = 125_000;

/** Runs a step, and once more if the table did not answer, as the state machine does. */
export const twice = async <T>(step: () => Promise<T>): Promise<T> =>
  step().catch((error) => {
    if (error instanceof Fault && error.name === 'StoreBusy') return step();
    throw error;
  });

/** Lets everything run that waits for no operation. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
