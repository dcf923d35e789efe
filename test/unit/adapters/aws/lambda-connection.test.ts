import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, it } from 'vitest';
import { lambdaConnection } from '../../../../adapters/aws/lambda-connection.ts';

const signingDate = new Date('2026-11-23T12:00:00Z');
const REQUEST = {
  ...{ method: 'POST', protocol: 'https:', hostname: 'kms.eu-central-1.amazonaws.com', path: '/' },
  headers: { host: 'kms.eu-central-1.amazonaws.com', 'x-amz-target': 'TrentService.Sign' },
  body: '{"KeyId":"Größe"}',
};

it.each([undefined, 'session'])('signs as a client of the SDK, with session token %j', async (sessionToken) => {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', ...(sessionToken && { sessionToken }) };
  const client = new BedrockRuntimeClient({ region: 'eu-central-1', credentials });
  const own = lambdaConnection({
    ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
    AWS_SESSION_TOKEN: sessionToken,
  });
  const [theirs, ours] = await Promise.all(
    [client.config, own].map(({ region, credentials: given, sha256 }) =>
      new SignatureV4({ service: 'kms', region, credentials: given, sha256 }).sign(REQUEST, { signingDate }),
    ),
  );
  expect(ours?.headers).toEqual(theirs?.headers);
  expect(ours?.headers.authorization).toContain('/eu-central-1/kms/aws4_request');
});
