import { SHOPPERS } from './company/poison.ts';
import { ask } from './customers/ask.ts';
import { agreeAtOnce, converse, inFreeWords, onceProposed } from './customers/converse.ts';
import { DEATHS } from './customers/deaths.ts';
import { agreeTooLate } from './customers/outdated.ts';
import { Talk } from './customers/talk.ts';
import { untilOffered } from './customers/until-offered.ts';
import { INVARIANTS, type Invariant } from './invariants.ts';
import { Seeded } from './seeded.ts';
import type { Exchange, Witness } from './witness.ts';
import { type HostileWorld, startHostileWorld } from './world.ts';

export interface InvariantRun {
  readonly seed: number;
  /** The number of conversations that were played. */
  readonly conversations: number;
  readonly witness: Witness;
  readonly model: { readonly calls: number; readonly obeyed: number };
  readonly broken: Readonly<Record<Invariant, readonly string[]>>;
}

/**
 * `fickle`: a server changes the declaration of its tool. `late`: the answer to an action comes after the time-out.
 * `list`: the model proposes up to seven actions at once. `reply`: customers answer in free words. `death`: an execution crashes with an action in progress. `outdated`: the playbook withdraws the tool before consent.
 * `hasty`: the fast model answers, and then the strong model proposes an action and fails.
 */
export const KINDS = ['case', 'list', 'reply', 'fickle', 'late', 'death', 'outdated', 'hasty'] as const;
export type Kind = (typeof KINDS)[number];
type Job = readonly [kind: Kind, n: number];

const AT_ONCE = 6;
/** Conversations before the first check. */
const FIRST = 2;
/** Conversations from which on a run includes `late` ones, which take 20 s. */
const WITH_LATE = 100;

/** Plays up to `conversations` seeded conversations in a hostile world, or those of one kind among them, until one breaks an invariant. */
export const runInvariants = async (seed: number, conversations: number, only?: Kind): Promise<InvariantRun> => {
  const world = await startHostileWorld(seed);
  const exchanges: Exchange[] = [];
  const withdrawn = new Map<string, number>();
  const witness: Witness = {
    exchanges,
    calls: world.company.calls,
    asked: world.bedrock.asked,
    allowed: world.poisoned.playbook.tools.map(({ name }) => name),
    withdrawn,
    document: world.poisoned.document,
  };
  const play = player(world, seed, exchanges, withdrawn);
  const ofKind = (all: readonly Job[]) => all.filter(([kind]) => only === undefined || kind === only);
  const jobs = ofKind(jobsOf(conversations));
  try {
    await begin(world, exchanges);
    const late = Promise.all(ofKind(lateJobsOf(conversations)).map(play));
    late.catch(() => {});
    let held = 0;
    let broken = look(soFar(witness));
    while (held < jobs.length && Object.values(broken).every((wrong) => wrong.length === 0)) {
      // A conversation in progress cannot be checked, and each pause for a check leaves cores idle.
      const batch = jobs.slice(held, held + Math.max(held, FIRST));
      await playBatch(batch, play);
      held += batch.length;
      broken = look(soFar(witness));
    }
    if (held === jobs.length) {
      await late;
      broken = look(witness);
    }
    return { seed, conversations: held, witness, model: { ...world.bedrock.counts }, broken };
  } finally {
    await world.close();
  }
};

/** Turns do not wait long for the first list of a server's tools. Once it has come, it is used for minutes, however busy the machine is. */
const begin = ({ url, bedrock }: HostileWorld, exchanges: Exchange[]): Promise<void> =>
  untilOffered(
    new Talk(url, exchanges, { customer: 'o-0', conversation: 'first' }, 'of-o-0-outdated-0', new Seeded()),
    bedrock,
    (tools) => ['store__', 'desk__', 'fickle__'].every((server) => tools.some(({ name }) => name.startsWith(server))),
  );

/** Removes the calls of conversations that are still in progress. */
const soFar = (witness: Witness): Witness => ({
  ...witness,
  calls: witness.calls.filter((call) => !JSON.stringify(call.arguments).includes('-late-')),
});

const look = (witness: Witness): InvariantRun['broken'] =>
  Object.fromEntries(
    Object.entries(INVARIANTS).map(([name, oracle]) => [name, oracle(witness)]),
  ) as unknown as InvariantRun['broken'];

const jobsOf = (conversations: number): Job[] =>
  Array.from({ length: conversations }, (_, n): Job => {
    if (n === 2) return ['outdated', n];
    if (n === 6 || n === 10) return ['hasty', n];
    return [n % 10 === 3 ? 'fickle' : n % 4 === 1 ? 'death' : n % 4 === 2 ? 'list' : n % 8 === 7 ? 'reply' : 'case', n];
  });

/** These run in parallel with all others. */
const lateJobsOf = (conversations: number): Job[] =>
  conversations < WITH_LATE ? [] : [1, 2].map((at): Job => ['late', conversations + at]);

/** The fickle server has one state, so conversations about it run in sequence. */
const playBatch = async (jobs: readonly Job[], play: (job: Job) => Promise<void>): Promise<void> => {
  const of = (kind: Kind) => jobs.filter(([its]) => its === kind);
  const cases = jobs.filter(([kind]) => LANES.includes(kind));
  const lanes = Array.from({ length: AT_ONCE }, (_, lane) => cases.filter((_, at) => at % AT_ONCE === lane));
  await Promise.all([...lanes, of('fickle'), of('outdated'), of('hasty')].map((lane) => inTurn(lane, play)));
};

const LANES: readonly Kind[] = ['case', 'list', 'reply', 'death'];

const inTurn = async (jobs: readonly Job[], play: (job: Job) => Promise<void>): Promise<void> => {
  for (const job of jobs) await play(job);
};

const player =
  (world: HostileWorld, seed: number, exchanges: Exchange[], withdrawn: Map<string, number>) =>
  async ([kind, n]: Job): Promise<void> => {
    const { url, table, company, poisoned, bedrock } = world;
    const random = new Seeded(seed, kind, n);
    const talk = (customer: string, conversation: string, its = random, as = kind) =>
      new Talk(url, exchanges, { customer, conversation }, `of-${customer}-${as}-${n}`, its);
    const conversation = `${kind}-${n}`;
    const customer = `${kind === 'case' && n % 4 === 0 ? random.pick(SHOPPERS) : kind[0]}-${n}`;
    const own = talk(customer, conversation);
    const other = talk(customer, `${conversation}-other`, new Seeded(seed, n), 'outdated');
    const honest = async () => {
      if (kind !== 'fickle') return;
      company.fickle.claims = 'writes';
      // Another turn may still be reading the list as it was, and turns share a list.
      await untilOffered(other, bedrock, (tools) => tools.some(({ description }) => description === 'It writes.'));
    };
    // Then it goes on as any other, so that what is left of the list is answered in every way.
    if (kind === 'list') await agreeAtOnce(own, honest);
    if (kind === 'fickle' || kind === 'late') return agreeAtOnce(own, honest);
    if (kind === 'reply') return inFreeWords(own, Math.floor(n / 2));
    if (kind === 'hasty') return void (await own.send(ask(own)));
    if (kind === 'outdated') return agreeTooLate(own, other, world, withdrawn);
    const around = {
      table,
      company,
      consent: poisoned.playbook.consent.agrees,
      stranger: talk(`x-${n}`, conversation),
    };
    const death = DEATHS[Math.floor(n / 4) % DEATHS.length];
    await (kind === 'death' && death ? onceProposed(own, around, death) : converse(own, around));
  };
