import { findModel, ModelTier } from '../../core/models/catalogue.ts';
import { MAX_TRIAGE_TOKENS } from '../../core/triage/triage.ts';
import { MAX_ANSWER_TOKENS } from '../../core/turn/context/context-window.ts';
import type { Counts } from '../cost/counts.ts';
import { modelProfile } from '../settings/model-profiles.ts';
import { reservations, sessionLimits, sizesFor, turnRate } from '../settings/sizes.ts';
import type { StageSettings } from '../stages.ts';

export const LAMBDA_QUOTA = 'Concurrent executions';

/** One for each page, and for each kind of its files. */
const HEADERS_POLICIES = 6;

/** Lambda keeps this many executions for functions that reserve none. */
const UNRESERVED = 100;

const MAX_TOKENS: Readonly<Record<ModelTier, number>> = {
  triage: MAX_TRIAGE_TOKENS,
  fast: MAX_ANSWER_TOKENS,
  strong: MAX_ANSWER_TOKENS,
};

/** A quota of the account that a stage needs at its full rate. */
export interface Need {
  readonly service: 'lambda' | 'bedrock' | 'kms' | 'cloudfront';
  readonly what: string;
  /** Rounded up to two digits. */
  readonly needed: number;
  /** The needed value if every conversation fills its context. */
  readonly atMost: number;
  readonly isNamed: (quota: string) => boolean;
}

/**
 * The quotas for the stage's rate of turns, with all calls of a turn as the run of infra/cost/counts.json counted them. When a call
 * begins, Bedrock reserves its input and its `maxTokens`. Retries and `analyze_sentiment` come on top.
 */
export const needsOf = (settings: StageSettings, counts: Counts): Need[] => {
  const executions = executionsOf(settings);
  const byModel = Map.groupBy(ModelTier.options, (tier) => settings.models[tier]);
  return [
    {
      service: 'lambda',
      what: 'Lambda, concurrent executions',
      needed: executions,
      atMost: executions,
      isNamed: (quota) => quota === LAMBDA_QUOTA,
    },
    ...[...byModel].flatMap(([id, tiers]) => modelNeeds(id, tiers, settings, counts)),
    fixed('kms', 'KMS, signatures a second', sessionLimits(settings).rate, /^Cryptographic operations \(ECC\)/i),
    fixed('cloudfront', 'CloudFront, response headers policies', HEADERS_POLICIES, /^Response headers policies per/i),
  ];
};

const fixed = (service: Need['service'], what: string, needed: number, name: RegExp): Need => ({
  ...{ service, what, needed, atMost: needed },
  isNamed: (quota) => name.test(quota),
});

/** The calls and the reserved tokens of a minute; `input` takes the place of a call's mean input where it is more. */
const load = (tier: ModelTier, settings: StageSettings, { models, turns }: Counts, input = 0) => {
  const { calls, input: uncached, cacheRead, cacheWrite } = models[tier];
  const requests = 60 * turnRate(settings) * (calls / turns);
  return {
    requests,
    tokens: requests * (Math.max((uncached + cacheRead + cacheWrite) / calls, input) + MAX_TOKENS[tier]),
  };
};

/** Quotas are for a model, so tiers with the same model share them. */
const modelNeeds = (id: string, tiers: readonly ModelTier[], settings: StageSettings, counts: Counts): Need[] => {
  const name = findModel(id)?.name ?? id;
  return (['requests', 'tokens'] as const).map((unit) => {
    const sum = (inputOf: (tier: ModelTier) => number) =>
      roundUp(tiers.reduce((total, tier) => total + load(tier, settings, counts, inputOf(tier))[unit], 0));
    return {
      service: 'bedrock',
      what: `Bedrock, ${unit} a minute, ${name} (${tiers.join(', ')})`,
      needed: sum(() => 0),
      // Triage reads one message, without the context.
      atMost: sum((tier) => (tier === 'triage' ? 0 : settings.contextTokens)),
      isNamed: (quota) =>
        quota.toLowerCase().startsWith(`${kindOf(id)} `) &&
        quota.includes(`${unit} per minute for `) &&
        quota.replace(/ V\d+$/, '').endsWith(` ${name}`),
    };
  });
};

/** The account's limit for what the stage reserves; for a stage that reserves nothing, what its rate uses. */
const executionsOf = (settings: StageSettings): number => {
  const { reservedConcurrency } = settings;
  const used = reservedConcurrency ?? sizesFor(turnRate(settings)).reservedConcurrency;
  const sum = Object.values(reservations({ ...settings, reservedConcurrency: used })).reduce((a, b) => a + b);
  return reservedConcurrency === null ? sum : sum + UNRESERVED;
};

/** The beginning of the names of quotas, by the kind of the model's id. */
const kindOf = (id: string): string => {
  if (id.startsWith('global.')) return 'global cross-region';
  return modelProfile(id).geography ? 'cross-region' : 'on-demand';
};

const roundUp = (value: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
};
