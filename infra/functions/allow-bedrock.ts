import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Allows an action on one Bedrock resource in the stack's account and region. */
export const allowBedrock = (
  scope: Construct,
  action: string,
  resource: string,
  resourceName: string,
): PolicyStatement =>
  new PolicyStatement({
    actions: [action],
    resources: [Stack.of(scope).formatArn({ service: 'bedrock', resource, resourceName })],
  });
