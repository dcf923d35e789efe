import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lambdaConnection } from '../../../../../adapters/aws/lambda-connection.ts';
import { sessionTokens } from '../../../../../adapters/jose/session-tokens.ts';
import { kmsCall } from '../../../../../adapters/kms/kms-call.ts';
import { kmsPublicKeys } from '../../../../../adapters/kms/public-keys.ts';
import { kmsTokenSigner } from '../../../../../adapters/kms/token-signer.ts';
import { type Kms, startKms } from '../../../../../local/aws/kms/server.ts';

const ACCOUNT = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
const SIGNED = 'AWS4-HMAC-SHA256 Credential=local/20261123/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=';

let kms: Kms;
beforeAll(async () => {
  kms = await startKms();
});
afterAll(() => kms.close());
const call = () => kmsCall(lambdaConnection(ACCOUNT), kms.url);

describe('the stand-in for KMS', () => {
  it('signs tokens over the wire that its public key verifies', async () => {
    const claims = { iss: 'i', aud: 'a', sub: 'ada', exp: Math.floor(Date.now() / 1000) + 60 };
    const token = await kmsTokenSigner(call(), kms.keyId).sign(claims);
    const tokens = sessionTokens({ issuer: 'i', audience: 'a', keys: kmsPublicKeys(call(), [kms.keyId]) });
    expect(await tokens.verify(token)).toEqual({ claims });
  });

  it('does not know another key, and refuses an input of another form, both for good', async () => {
    expect(await call()('GetPublicKey', { KeyId: 'other' })).toEqual({ failed: 'NotFoundException', isLasting: true });
    expect(await call()('Sign', { KeyId: kms.keyId })).toEqual({ failed: 'ValidationException', isLasting: true });
  });

  it('that is away is a failure for now', async () => {
    const away = kmsCall(lambdaConnection(ACCOUNT), 'http://127.0.0.1:1');
    expect(await away('GetPublicKey', { KeyId: kms.keyId })).toEqual({ failed: 'ECONNREFUSED', isLasting: false });
  });

  it.each([
    ['MissingAuthenticationTokenException', { authorization: undefined }],
    ['IncompleteSignatureException', { authorization: 'Bearer x' }],
    ['IncompleteSignatureException', { authorization: `${SIGNED}${'0'.repeat(64)}`.replace('/kms/', '/s3/') }],
    ['SerializationException', { 'content-type': 'application/json' }],
    ['UnknownOperationException', { 'x-amz-target': 'TrentService.Decrypt' }],
    ['UnknownOperationException', { 'x-amz-target': undefined }],
  ])('refuses with %s a request with %j', async (type, over) => {
    const headers = {
      authorization: `${SIGNED}${'0'.repeat(64)}`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'TrentService.GetPublicKey',
      ...over,
    };
    const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const body = JSON.stringify({ KeyId: kms.keyId });
    const response = await fetch(kms.url, { method: 'POST', headers: given, body });
    expect([response.status, await response.json()]).toMatchObject([400, { __type: type }]);
  });

  it('answers no web page', async () => {
    expect((await fetch(kms.url, { method: 'POST', headers: { origin: 'http://127.0.0.1:3000' } })).status).toBe(403);
  });
});
