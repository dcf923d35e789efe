import type { Seeded } from '../../eval/invariants/seeded.ts';

class Died extends Error {}

/**
 * A process that dies at its n-th operation: in front of it, or behind it, when its effect is there and its result is lost. Afterwards no operation
 * has an effect any more.
 */
export class Mortal {
  #left: number;
  readonly #random: Seeded;

  constructor(operations: number, random: Seeded) {
    this.#left = operations;
    this.#random = random;
  }

  get isDead(): boolean {
    return this.#left <= 0;
  }

  async run<T>(operation: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new Died('It is dead.');
    this.#left -= 1;
    if (!this.isDead) return operation();
    if (this.#random.chance(0.5)) await operation();
    throw new Died('It died.');
  }
}
