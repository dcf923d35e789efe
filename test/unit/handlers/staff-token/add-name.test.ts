import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { handler } from '../../../../handlers/staff-token/index.ts';

/** As Cognito sends it after a login on its page. */
const event = (userAttributes: Record<string, string>): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  region: 'us-east-1',
  userPoolId: 'us-east-1_a',
  triggerSource: 'TokenGeneration_HostedAuth',
  userName: '5e0f',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'c' },
  request: {
    userAttributes: { sub: '5e0f', email: 'ana@example.com', ...userAttributes },
    groupConfiguration: { groupsToOverride: ['agent'], iamRolesToOverride: [], preferredRole: undefined },
    scopes: ['frontdesk/support:operate'],
  },
  response: { claimsAndScopeOverrideDetails: {} },
});

it.each([
  [{ name: 'Ana Pérez' }, { name: 'Ana Pérez' }],
  [{}, {}],
  [{ name: ' ' }, {}],
])('the attributes %j add the claims %j to the access token, and change nothing else', async (attributes, claims) => {
  const given = event(attributes);
  expect(await handler(given)).toEqual({
    ...given,
    response: {
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } },
    },
  });
});
