import { Fault } from '../../core/faults.ts';
import type { ConversationId, Conversations } from '../../core/ports.ts';
import type { Fate, Waiting } from './explore.ts';

const SCHEDULED = ['putPointer', 'getPointer', 'putTurn', 'getTurn', 'takeOver', 'settle'] as const;

/** A conversation store whose operations wait until the schedule says what becomes of them. */
export const scheduledStore = (
  store: Conversations,
  actor: string,
  waiting: Set<Waiting>,
  died: () => void,
  timePasses: () => void,
): Conversations => {
  const scheduled = Object.fromEntries(
    SCHEDULED.map((name) => [
      name,
      (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const perform = () => (store[name] as (...args: unknown[]) => Promise<unknown>).apply(store, args);
          const operation: Waiting = {
            actor: `${actor} ${name}`,
            run: async (fate: Fate) => {
              waiting.delete(operation);
              if (fate === 'time passes') timePasses();
              const result = fate === 'lost' || fate === 'dies before' ? undefined : await perform();
              if (fate === 'dies before' || fate === 'dies after') died();
              else if (fate === 'lost' || fate === 'unheard') reject(new Fault('StoreBusy', fate));
              else resolve(result);
            },
          };
          waiting.add(operation);
        }),
    ]),
  );
  return {
    newestTurns: (id: ConversationId) => store.newestTurns(id),
    noteLastTurn: async () => {},
    ...scheduled,
  } as unknown as Conversations;
};
