import type { DailyQuota } from '../../../core/access/quota.ts';
import type { ConversationId } from '../../../core/config/keys.ts';
import { Fault } from '../../../core/errors/faults.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { Fate, Schedule, Waiting } from './explore.ts';

/** External events of one execution. */
export interface Surroundings {
  readonly actor: string;
  readonly waiting: Set<Waiting>;
  /** Called before an operation is performed. */
  performs(name: string): void;
  /** Called with what the execution learns from an operation. */
  learns(name: string, what: unknown): void;
  /** The execution depends no longer on what it has learned. */
  forgets(): void;
  died(): void;
  timePasses(): void;
}

/** The table as one execution sees it: the operations of these names wait until the schedule decides their fate. */
export const scheduledStore = (
  store: Conversations,
  names: readonly Exclude<keyof Conversations, 'newestEntries'>[],
  around: Surroundings,
): Conversations => replacing(store, scheduled(store, names, around));

/** An object with some of its operations replaced. */
export const replacing = <T extends object>(target: T, operations: Partial<T>): T =>
  Object.assign(Object.create(target), operations);

/** The history's read, which waits for the schedule, too. */
export const scheduledHistory = (store: Conversations, around: Surroundings): Pick<Conversations, 'newestEntries'> => {
  const newestEntries = (id: ConversationId) => Array.fromAsync(store.newestEntries(id));
  const reading = scheduled({ newestEntries }, ['newestEntries'], around);
  return {
    async *newestEntries(id) {
      yield* await reading.newestEntries(id);
    },
  };
};

/** A quota whose counts wait for the schedule, too. */
export const scheduledQuota = (quota: DailyQuota, around: Surroundings): DailyQuota => ({
  spend: async () => {},
  ...scheduled(quota, ['take', 'giveBack'], around),
});

/** One for all paths, because its stack takes long to make. */
const BUSY = new Fault('StoreBusy', 'the table did not answer');

/** Operations that are never sent twice, because each would have its effect twice. */
const ONCE: readonly string[] = ['take', 'giveBack', 'call'];

/** The operations of a target by name, each of which waits until the schedule decides its fate. */
export const scheduled = <T extends object, N extends keyof T>(
  target: T,
  names: readonly N[],
  { actor, waiting, performs, learns, died, timePasses }: Surroundings,
): Pick<T, N> => {
  const wait =
    (name: N) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const perform = () => {
          performs(String(name));
          return (target[name] as (...args: unknown[]) => Promise<unknown>).apply(target, args);
        };
        const operation: Waiting = {
          actor,
          name: String(name),
          resends: !ONCE.includes(String(name)),
          run: async (fate: Fate) => {
            waiting.delete(operation);
            if (fate === 'time passes') timePasses();
            const result = fate === 'lost' || fate === 'dies before' ? undefined : await perform();
            const isHeard = fate === 'done' || fate === 'time passes';
            learns(String(name), fate === 'resent' ? fate : isHeard && (result ?? null));
            if (fate === 'resent') return void waiting.add(operation);
            if (isHeard) return resolve(result);
            // The step has failed. What it asked for at the same time are reads, whose results nothing awaits.
            for (const other of waiting) if (other.actor === actor) waiting.delete(other);
            if (fate === 'dies before' || fate === 'dies after') died();
            else reject(BUSY);
          },
        };
        waiting.add(operation);
      });
  return Object.fromEntries(names.map((name) => [name, wait(name)])) as Pick<T, N>;
};

/** Longer than an execution. */
export const LEASE_MS = 125_000;

/** Attributes that no rule reads: states that differ by these alone are one. */
const UNREAD: readonly string[] = ['last_key', 'language', 'risk', 'sentiment', 'words', 'reason', 'timings', 'usage'];
const leaveOut = (name: string, value: unknown): unknown => (UNREAD.includes(name) ? undefined : value);

/** Actors whose operations are performed one at a time, as a schedule decides. */
export class Stage {
  now: number;
  readonly alive = new Set<string>();
  /** Whether an actor died. */
  died = false;
  readonly #waiting = new Set<Waiting>();
  /** What each living actor has learned, which is all that its next operations depend on. */
  readonly #learned = new Map<string, string>();

  constructor(now: number) {
    this.now = now;
  }

  enter(
    actor: string,
    act: (around: Surroundings) => Promise<void>,
    performs: Surroundings['performs'] = () => {},
    onDeath: () => void = () => {},
  ): void {
    const end = () => {
      this.alive.delete(actor);
      this.#learned.delete(actor);
    };
    const died = () => {
      this.died = true;
      end();
      onDeath();
    };
    const learns = (name: string, what: unknown) => {
      this.#learned.set(actor, `${this.#learned.get(actor) ?? ''}${name}${JSON.stringify(what, leaveOut)}`);
    };
    const forgets = () => {
      this.#learned.delete(actor);
    };
    const timePasses = () => {
      this.now += LEASE_MS + 1;
    };
    this.alive.add(actor);
    act({ actor, waiting: this.#waiting, performs, learns, forgets, died, timePasses }).finally(end);
  }

  /**
   * Plays until every actor has ended or died. `begins`, if named, is the actor of the first operation; `after` gets that of each. With `state`,
   * which is what the world has beside its actors, paths that meet are played on once.
   */
  async play(
    schedule: Schedule,
    after: (actor: string) => void | Promise<void>,
    { begins = null, state }: { readonly begins?: string | null; readonly state?: () => unknown } = {},
  ): Promise<void> {
    await settle();
    while (this.alive.size > 0) {
      const first = schedule.taken.length === 0 ? begins : null;
      const choices = [...this.#waiting].filter(({ actor }) => first === null || actor === first);
      const whole =
        state &&
        (() =>
          JSON.stringify([this.now, this.died, [...this.alive], [...this.#learned].toSorted(), state()], leaveOut));
      const acted = await schedule.next(choices, whole);
      await settle();
      await after(acted);
    }
  }
}

/** Runs a step, and once more if the table did not answer, as the state machine does. */
export const twice = async <T>(step: () => Promise<T>): Promise<T> =>
  step().catch((error) => {
    if (error instanceof Fault && error.name === 'StoreBusy') return step();
    throw error;
  });

/** Lets everything run that waits for no operation. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
