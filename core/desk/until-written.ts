import { Fault } from '../errors/faults.ts';

const MAX_ROUNDS = 5;

/**
 * Repeats a read and the conditional write after it until a round has a result. Null means that the desk changed between the two. Throws
 * `StoreBusy` after five rounds.
 */
export const untilWritten = async <T>(round: () => Promise<T | null>): Promise<T> => {
  for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
    const result = await round();
    if (result !== null) return result;
  }
  throw new Fault('StoreBusy', 'The desk changed between every read and the write after it.');
};
