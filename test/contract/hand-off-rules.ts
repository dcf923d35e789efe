import { edges, type Machine } from './asl.ts';

/** The Tasks that ask for a person, tell the customer, and leave a message to a person. */
const [ASKS, TELLS, HOLDS] = ['HandOff', 'PersistTurn', 'HoldTurn'] as const;
/** What costs money, or changes something. */
const PAID: readonly string[] = ['Respond', 'ClaimAction', 'RunAction', 'ReadConsent'];

/** The rules for asking for a person, and for messages that one has. Each returns the places that break it. */
export const HAND_OFF_RULES: Readonly<Record<string, (machine: Machine) => string[]>> = {
  'asks for a person before it tells, once, and pays for nothing in between': ({ States }) => {
    const asks = States[ASKS] ?? { Type: 'none' };
    const next = edges(asks).filter(({ to }) => to !== TELLS);
    return [
      ...next.map(({ to }) => `${ASKS} → ${to}`),
      ...into(States, ASKS).filter((from) => States[from]?.Type !== 'Choice'),
      ...(States[TELLS]?.End ? [] : [TELLS]),
      ...edges(States[TELLS] ?? asks).flatMap(({ to }) => (to === 'ReleaseTurn' ? [] : [`${TELLS} → ${to}`])),
    ];
  },
  'tells what it could when no person could be asked': ({ States }) => {
    const [caught, ...more] = States[ASKS]?.Catch ?? [];
    return caught?.Next === TELLS && caught.ResultPath === '$.fault' && more.length === 0 ? [] : [ASKS];
  },
  'leaves a message to a person without a call, or releases it': ({ States }) => {
    const { Next, Catch = [] } = States[HOLDS] ?? { Type: 'none' };
    const wrong = into(States, HOLDS).filter((from) => from !== 'Accepted?' && from !== HOLDS);
    return [...wrong, ...(Next === 'Accepted?' && Catch.every(({ Next: to }) => to === 'ReleaseTurn') ? [] : [HOLDS])];
  },
  'decides on a person before anything is paid for': ({ States }) => {
    const { Choices = [] } = States['Accepted?'] ?? { Type: 'none' };
    const at = (to: string) => Choices.findIndex(({ Next }) => Next === to);
    const early = [...PAID, 'OptimizeContext', 'AwaitTools'].filter((to) => at(to) >= 0 && at(to) < at(HOLDS));
    return [...early, ...(at('Settled') === 0 && at(HOLDS) === 1 ? [] : ['Accepted?'])];
  },
  'loops only through states that end it': ({ States }) =>
    Object.keys(States).filter((name) => !ENDS[name] && reaches(States, name, name, Object.keys(ENDS))),
};

/** What keeps each loop from turning for ever. */
const ENDS: Readonly<Record<string, string>> = {
  HoldTurn: 'never returns `hold`',
  OptimizeContext: 'does not search again once it has the fault',
  RunAction: 'has one more result each time, of five at most',
  ChooseStrongModel: 'sets `escalated`',
};

type States = Machine['States'];

const into = (states: States, target: string): string[] =>
  Object.keys(states).filter((name) => edges(states[name] ?? { Type: 'none' }).some(({ to }) => to === target));

/** Whether a way leads from a state to another without passing `without`. */
const reaches = (states: States, from: string, target: string, without: readonly string[]): boolean => {
  const seen = new Set<string>([from]);
  for (const name of seen)
    for (const { to } of edges(states[name] ?? { Type: 'none' })) {
      if (to === target) return true;
      if (!without.includes(to)) seen.add(to);
    }
  return false;
};
