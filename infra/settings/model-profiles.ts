/** A group of regions that Bedrock routes an inference profile over, by the prefix of the profile's id. */
interface Geography {
  readonly regions: RegExp;
  /** Where a call may be answered; the caller's own region always comes on top. */
  readonly destinations: readonly string[];
}

const GEOGRAPHIES: Readonly<Record<string, Geography>> = {
  us: { regions: /^us-(?!gov|iso)/, destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
  eu: {
    regions: /^eu-(?!isoe)/,
    destinations: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  },
  apac: {
    regions: /^ap-/,
    destinations: [
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
    ],
  },
  /** The empty region stands in the ARN of what AWS routes worldwide. */
  global: { regions: /^(us|eu|ap|ca|sa|me|af|il|mx)-(?!gov|iso)/, destinations: [''] },
};

export interface ModelProfile {
  /** The foundation model's id, without the profile's prefix. */
  readonly model: string;
  /** Null for a model that is called in its own region, without a profile. */
  readonly geography: Geography | null;
}

/** What a catalogue id stands for: `us.amazon.nova-lite-v1:0` is a profile, `cohere.command-r-plus-v1:0` a model. */
export const modelProfile = (id: string): ModelProfile => {
  const [prefix = '', ...rest] = id.split('.');
  const geography = GEOGRAPHIES[prefix];
  return geography ? { model: rest.join('.'), geography } : { model: id, geography: null };
};

/** Why a stack in this region cannot call the model, or null when it can. */
export const profileRefusal = (id: string, region: string): string | null => {
  const { geography } = modelProfile(id);
  if (!geography || geography.regions.test(region)) return null;
  return `models: the region ${region} has no inference profile "${id}"`;
};
