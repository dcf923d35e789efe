import type { FaultName } from '../../../core/errors/faults.ts';
import { type Facts, SEARCH } from './facts.ts';
import type { Tier } from './trace-result.ts';

interface Route {
  readonly tier: Tier;
  readonly escalated: boolean;
  readonly fallback: boolean;
  readonly failed: boolean;
}

/** What a way has led to so far. */
export interface Progress {
  readonly route: Route;
  /** Runs of Respond. */
  readonly passes: number;
  /** Replies of models that could not be used. */
  readonly unusable: number;
  /** Whether tools are waited for; null if they may be. */
  readonly cold: boolean | null;
  /** Whether a draft is an answer; null if it may be. */
  readonly answered: boolean | null;
}

export const START: Progress = {
  route: { tier: 'fast', escalated: false, fallback: false, failed: false },
  passes: 0,
  unusable: 0,
  cold: null,
  answered: null,
};

interface Way extends Progress {
  readonly used: ReadonlyMap<string, number>;
}

type Rule = (way: Way, facts: Facts) => boolean;

const hasDraft = ({ used }: Way): boolean => used.has('InvokeModel');

/**
 * Where a Choice goes, as far as the receipt and the way to it tell. A way out that is not listed is open: the times decide. Two ways out to
 * one state are told apart by their kind.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  // What is stored as answered was neither settled before nor left to a person.
  'Accepted? → Settled': () => false,
  'Claimed? → PersistTurn': () => false,
  'Accepted? → AwaitTools': ({ cold }) => cold !== false,
  'Accepted? → OptimizeContext': ({ cold }) => cold !== true,
  'Proposed? → HandOff': (_, { handsOff }) => handsOff,
  'Usable? → InvokeModel': ({ unusable }) => unusable + 1 < 3,
  'Usable? → Fallback?': ({ unusable }) => unusable + 1 >= 3,
  'Fallback? choice OtherTier?': (way) => !hasDraft(way),
  'Fallback? default OtherTier?': hasDraft,
  'Fallback? → KeepDraft': ({ passes, answered }) => passes > 1 && answered !== false,
  'OtherTier? → GiveUp': ({ route }, { fastOnly }) => route.fallback || fastOnly,
  'OtherTier? → FallBackToStrong': ({ route }, { fastOnly }) => !route.fallback && !fastOnly && route.tier === 'fast',
  'OtherTier? → FallBackToFast': ({ route }) => !route.fallback && route.tier === 'strong',
  'Triaged? → AnalyzeSentiment': ({ passes }) => passes === 1,
  'Triaged? → KeepTriage': ({ passes }) => passes > 1,
  'Escalate? → ChooseStrongModel': ({ route }, { fastOnly }) =>
    !fastOnly && !route.failed && !route.escalated && route.tier === 'fast',
  'Escalate? choice PersistTurn': ({ route }) => route.failed,
  'Escalate? default PersistTurn': ({ route }) => !route.failed,
  'Escalate? → HandOff': (_, { handsOff }) => handsOff,
};

type Effect = (so: Progress) => Partial<Progress>;

const routed =
  (change: Partial<Route>): Effect =>
  ({ route }) => ({ route: { ...route, ...change } });

/** What a state, or a way out of a Choice, changes. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  NoTools: () => ({ cold: false }),
  ToolsUnknown: () => ({ cold: true }),
  Respond: ({ passes }) => ({ passes: passes + 1 }),
  'Usable? → InvokeModel': ({ unusable }) => ({ unusable: unusable + 1 }),
  'Usable? → Fallback?': ({ unusable }) => ({ unusable: unusable + 1 }),
  'Fallback? → OtherTier?': () => ({ answered: false }),
  Drafted: () => ({ answered: null }),
  KeepDraft: routed({ tier: 'fast', fallback: true }),
  FallBackToStrong: routed({ tier: 'strong', fallback: true }),
  FallBackToFast: routed({ tier: 'fast', fallback: true }),
  GiveUp: routed({ failed: true }),
  ChooseStrongModel: routed({ tier: 'strong', escalated: true }),
};

const MODEL = ['ReadConsent', 'InvokeModel'];

/** The steps that raise a fault of ours, where a turn goes on after it. Lambda and Step Functions can fail every step. */
export const RAISED_BY: Readonly<Partial<Record<FaultName, readonly string[]>>> = {
  ModelBusy: MODEL,
  ModelTimeout: MODEL,
  ModelRefused: MODEL,
  ContextTooLong: MODEL,
  DeadlinePassed: MODEL,
  KnowledgeBusy: ['OptimizeContext'],
  KnowledgeRefused: ['OptimizeContext'],
  StoreBusy: ['HandOff'],
  StoreRefused: ['HandOff'],
};

interface End extends Way {
  readonly lastFault: string | null;
}

/** Whether a way to the end explains every run, the fault and the route of the receipt. */
export const explains = ({ used, lastFault, route }: End, { spans, fault, route: told, failed }: Facts): boolean => {
  const isWhole = [...spans].every(([step, runs]) => step === SEARCH || used.get(step) === runs.length);
  const isRoute =
    told === null ||
    (told.tier === route.tier && told.escalated === route.escalated && told.fallback === route.fallback);
  return isWhole && isRoute && (failed === null || failed === route.failed) && mayRaise(lastFault, fault);
};

const mayRaise = (step: string | null, fault: string | null): boolean => {
  if (step === null || fault === null) return step === fault;
  const named: Readonly<Record<string, readonly string[]>> = RAISED_BY;
  return !Object.hasOwn(named, fault) || (named[fault]?.includes(step) ?? false);
};
