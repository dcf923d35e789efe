import { createHash } from 'node:crypto';

/**
 * The outcome of an operation: it is done, or its request or its answer is lost, and its caller may die before or after it. One that is
 * resent was done, and is done again later, because its connection broke before the answer.
 */
export type Fate = 'done' | 'lost' | 'unheard' | 'resent' | 'dies before' | 'dies after' | 'time passes';

export interface Waiting {
  readonly actor: string;
  readonly name: string;
  /** Whether an adapter sends it again when its connection breaks. */
  readonly resends: boolean;
  run(fate: Fate): Promise<void>;
}

/** Ends a path in a state from which everything has been explored. */
const KNOWN = new Error('This state is known.');

/**
 * Explores every order of the actors' operations, and every combination of at most `faults` failures, by running the world once for
 * each path. A path ends early in a state that another path had. Returns the number of paths.
 */
export const explore = async (faults: number, world: (schedule: Schedule) => Promise<void>): Promise<number> => {
  const unexplored: number[][] = [[]];
  const states = new Set<string>();
  let paths = 0;
  for (let prefix = unexplored.pop(); prefix; prefix = unexplored.pop()) {
    const schedule = new Schedule(prefix, faults, states);
    await world(schedule).catch((error: Error) => {
      if (error === KNOWN) return;
      error.message = `${schedule.story.join(', ')}: ${error.message}`;
      throw error;
    });
    paths += 1;
    for (const [depth, count] of schedule.widths.entries()) {
      if (depth < prefix.length) continue;
      const path = schedule.taken.slice(0, depth);
      for (let choice = 1; choice < count; choice++) unexplored.push([...path, choice]);
    }
  }
  return paths;
};

const FAULTS: readonly Fate[] = ['lost', 'unheard', 'resent', 'dies before', 'dies after', 'time passes'];

/** One path through the choices: the given ones, then always the first option. */
export class Schedule {
  readonly taken: number[] = [];
  readonly widths: number[] = [];
  readonly story: string[] = [];
  readonly #given: readonly number[];
  readonly #states: Set<string>;
  #faultsLeft: number;

  constructor(given: readonly number[], faults: number, states: Set<string>) {
    this.#given = given;
    this.#faultsLeft = faults;
    this.#states = states;
  }

  /**
   * Decides which operation runs next, and its fate. Returns its actor. `state`, if given, is everything that the rest of the path depends on,
   * and everything that is checked.
   */
  async next(waiting: readonly Waiting[], state?: () => string): Promise<string> {
    if (state && this.taken.length >= this.#given.length) this.#reach(state());
    const fates: readonly Fate[] = this.#faultsLeft > 0 ? ['done', ...FAULTS] : ['done'];
    const options = waiting.flatMap((operation) =>
      fates.filter((fate) => fate !== 'resent' || operation.resends).map((fate) => ({ operation, fate })),
    );
    const choice = this.#given[this.taken.length] ?? 0;
    const option = options[choice];
    if (!option) throw new Error('The world is not deterministic: a path could not be repeated.');
    this.taken.push(choice);
    this.widths.push(options.length);
    if (option.fate !== 'done') this.#faultsLeft -= 1;
    this.story.push(`${option.operation.actor} ${option.operation.name}: ${option.fate}`);
    await option.operation.run(option.fate);
    return option.operation.actor;
  }
  #reach(state: string): void {
    const known = createHash('sha1').update(`${this.#faultsLeft} ${state}`).digest('base64');
    if (this.#states.has(known)) throw KNOWN;
    this.#states.add(known);
  }
}
