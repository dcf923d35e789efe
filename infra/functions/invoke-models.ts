import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { modelProfile } from '../settings/model-profiles.ts';

/**
 * Statements that allow calling exactly these models. A cross-region inference profile needs its own ARN and the model's ARN in every
 * destination region. The model's ARNs are granted only through the profile, so that they cannot be called directly.
 */
export const invokeModels = (scope: Construct, ids: readonly string[]): PolicyStatement[] => {
  const stack = Stack.of(scope);
  const modelArn = (model: string, region: string) =>
    stack.formatArn({ service: 'bedrock', region, account: '', resource: 'foundation-model', resourceName: model });

  return [...new Set(ids)].flatMap((id) => {
    const { model, geography } = modelProfile(id);
    if (!geography) return allow([modelArn(model, stack.region)]);
    const profile = stack.formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: id });
    const regions = new Set([stack.region, ...geography.destinations]);
    return [
      allow([profile]),
      allow(
        [...regions].map((region) => modelArn(model, region)),
        { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
      ),
    ];
  });
};

/** `Converse` needs the permission `bedrock:InvokeModel`. */
const allow = (resources: string[], conditions: Record<string, object> = {}): PolicyStatement =>
  new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources, conditions });
