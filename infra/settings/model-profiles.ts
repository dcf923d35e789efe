/** The regions of a cross-region inference profile, by the prefix of the profile's id. */
interface Geography {
  /** Regions that can call the profile. */
  readonly regions: RegExp;
  /** Regions that the profile routes to, besides the caller's own. */
  readonly destinations: readonly string[];
}

/** More destinations than a profile has do no harm, because a model is granted only through its profile (invoke-models.ts). */
const GEOGRAPHIES: Readonly<Record<string, Geography>> = {
  us: {
    regions: /^us-(?!gov|iso)/,
    destinations: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1'],
  },
  ca: { regions: /^ca-/, destinations: ['ca-central-1', 'ca-west-1'] },
  eu: {
    regions: /^eu-(?!isoe)/,
    destinations: [
      ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
      ...['eu-west-1', 'eu-west-2', 'eu-west-3'],
    ],
  },
  jp: { regions: /^ap-northeast-[13]$/, destinations: ['ap-northeast-1', 'ap-northeast-3'] },
  au: { regions: /^ap-southeast-[24]$/, destinations: ['ap-southeast-2', 'ap-southeast-4'] },
  apac: {
    regions: /^ap-/,
    destinations: [
      ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2'],
      ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
    ],
  },
  /** In the ARN of a globally routed model, the region is empty. */
  global: { regions: /^(us|eu|ap|ca|sa|me|af|il|mx)-(?!gov|iso)/, destinations: [''] },
};

/** The prefix of a profile for a geography; providers of models have longer names. */
const UNKNOWN_GEOGRAPHY = /^([a-z]{2}|us-gov)\./;

export interface ModelProfile {
  /** The foundation model's id, without the profile's prefix. */
  readonly model: string;
  /** Null for a model that is called in its own region, without a profile. */
  readonly geography: Geography | null;
}

/** Parses an id of the catalogue: `us.amazon.nova-lite-v1:0` is an inference profile, `mistral.mistral-large-3-675b-instruct` a model. */
export const modelProfile = (id: string): ModelProfile => {
  const [prefix = '', ...rest] = id.split('.');
  const geography = GEOGRAPHIES[prefix];
  return geography ? { model: rest.join('.'), geography } : { model: id, geography: null };
};

/** The reason that a stack in this region cannot call the model, or null. */
export const profileProblem = (id: string, region: string): string | null => {
  const { geography } = modelProfile(id);
  if (!geography && UNKNOWN_GEOGRAPHY.test(id))
    return `models: infra/settings/model-profiles.ts has no geography for the inference profile "${id}"`;
  if (!geography || geography.regions.test(region)) return null;
  return `models: the region ${region} has no inference profile "${id}": give the model a row with the profile of that region (docs/models.md)`;
};
