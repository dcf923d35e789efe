import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joseTokens } from '../../../../adapters/jose/token-verifier.ts';
import { DESK_ACCESS, MCP_ACCESS } from '../../../../core/access/scopes.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import type { Log } from '../../../../core/observability/log.ts';
import { type AuthorizeOptions, authorize } from '../../../../handlers/authorizer/authorize.ts';
import { type ClaimRules, customerOf } from '../../../../handlers/authorizer/read-claims.ts';
import { operatorOf } from '../../../../handlers/authorizer/read-staff-claims.ts';
import { type Claims, type IssuerKeys, startIssuerKeys } from '../../../support/issuer-keys.ts';

const ISSUER = 'https://issuer.example';
const RESOURCE = 'https://support.example/mcp';
/** `printf %s ada | sha256sum | cut -c1-16` */
const ADA = 'fdee430d40bd57de';
const RULES: ClaimRules = { clientIds: null, subjectClaim: 'sub', scopePrefix: '', resource: RESOURCE, reserved: [] };
const METHOD_ARN = 'arn:aws:execute-api:us-east-1:000000000000:api/prod/POST/mcp';

let issuer: IssuerKeys;
let logged: string[] = [];
const note = (message: string, fields: object) => void logged.push(JSON.stringify({ message, ...fields }));
const log: Log = { debug: note, info: note, warn: note, error: note };

beforeAll(async () => {
  issuer = await startIssuerKeys();
});
afterAll(() => issuer.close());
beforeEach(() => {
  logged = [];
});

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;
const claims = (over: Claims = {}): Claims => ({
  iss: ISSUER,
  aud: RESOURCE,
  sub: 'ada',
  scope: 'support:chat support:read openid',
  exp: seconds(3600),
  ...over,
});

const ask = (authorization: string | readonly string[], over: Partial<AuthorizeOptions> = {}) =>
  authorize({
    tokens: joseTokens({ issuer: ISSUER, jwksUri: issuer.jwksUri, audience: RESOURCE }),
    readClaims: customerOf(RULES),
    endpoint: { ...RULES, access: MCP_ACCESS },
    letsThrough: false,
    clock: systemClock,
    log,
    ...over,
  })({
    methodArn: METHOD_ARN,
    multiValueHeaders: { Authorization: [authorization].flat() },
  } as unknown as APIGatewayRequestAuthorizerEvent);

const cognito = (): Partial<AuthorizeOptions> => ({
  tokens: joseTokens({ issuer: ISSUER, jwksUri: issuer.jwksUri, audience: null }),
  readClaims: customerOf({ ...RULES, clientIds: ['app-1', 'app-2'], scopePrefix: 'frontdesk/' }),
});

const tampered = async (): Promise<string> => {
  const [head, body = '', signature] = (await issuer.sign(claims())).split('.');
  const changed = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'bob' };
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
};

/** The attack on servers that trust the token's algorithm: the public key is used as a shared secret. */
const signedWithPublicKey = (): Promise<string> =>
  new SignJWT(claims() as JWTPayload)
    .setProtectedHeader({ alg: 'HS256', kid: 'key-0' })
    .sign(Buffer.from(JSON.stringify(issuer.publicKey())));

const BAD: readonly [name: string, token: () => Promise<string> | string, reason: string][] = [
  ['that has expired', () => issuer.sign(claims({ exp: seconds(-10) })), 'ERR_JWT_EXPIRED'],
  ['that never expires', () => issuer.sign(claims({ exp: undefined })), 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
  ['that is not valid yet', () => issuer.sign(claims({ nbf: seconds(60) })), 'ERR_JWT_CLAIM_VALIDATION_FAILED nbf'],
  ['of another issuer', () => issuer.sign(claims({ iss: `${ISSUER}/` })), 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
  ['for another service', () => issuer.sign(claims({ aud: 'x' })), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  ['without an audience', () => issuer.sign(claims({ aud: undefined })), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  ['signed with a shared secret', signedWithPublicKey, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['without a signature', () => new UnsecuredJWT(claims() as JWTPayload).encode(), 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['with an unknown key', () => issuer.sign(claims(), { kid: 'other' }), 'ERR_JWKS_NO_MATCHING_KEY'],
  ['that was changed', tampered, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['that is not a JWT', () => 'abc', 'ERR_JWS_INVALID'],
  ['with an empty customer', () => issuer.sign(claims({ sub: '' })), 'no_subject'],
  ['with a line break in the customer', () => issuer.sign(claims({ sub: 'a\nb' })), 'no_subject'],
  ['with a number as customer', () => issuer.sign(claims({ sub: 7 })), 'no_subject'],
  ['without a customer', () => issuer.sign(claims({ sub: undefined })), 'no_subject'],
  ['of another type, signed by the same key', () => issuer.sign(claims(), { typ: 'logout+jwt' }), 'wrong_typ'],
  ['of 8 KB', () => 'a'.repeat(8 * 1024 + 1), 'token_too_long'],
];

const BAD_OF_COGNITO: readonly [name: string, claims: Claims, reason: string][] = [
  ['an id token', { token_use: 'id', aud: 'app-1' }, 'not_an_access_token'],
  ['a token without token_use', { client_id: 'app-1' }, 'not_an_access_token'],
  ['a token of another client', { token_use: 'access', client_id: 'app-3' }, 'unknown_client'],
  ['a token without a client', { token_use: 'access' }, 'unknown_client'],
  [
    'a token for another resource',
    { token_use: 'access', client_id: 'app-1', aud: 'https://other.example/mcp' },
    'other_resource',
  ],
];

describe('authorize', () => {
  it('allows a valid token, with its customer and scopes', async () => {
    const token = await issuer.sign(claims());
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      expect(await ask(`${scheme} ${token}`)).toEqual({
        principalId: ADA,
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: METHOD_ARN }],
        },
        context: { customer: 'ada', scopes: 'support:chat support:read' },
      });
    }
  });

  it.each(BAD)('rejects a token %s, and logs only the reason', async (_, makeToken, reason) => {
    const token = await makeToken();
    await expect(ask(`Bearer ${token}`)).rejects.toThrow(/^Unauthorized$/);
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      { message: 'token rejected', reason, ms: expect.any(Number) },
    ]);
  });

  it.each(BAD_OF_COGNITO)('rejects %s of Cognito', async (_, own, reason) => {
    const token = await issuer.sign({ ...claims({ aud: undefined }), ...own });
    await expect(ask(`Bearer ${token}`, cognito())).rejects.toThrow(/^Unauthorized$/);
    expect(logged[0]).toContain(`"reason":"${reason}"`);
  });

  it('accepts an access token of Cognito, and removes the prefix of its scopes', async () => {
    const own = { token_use: 'access', client_id: 'app-2', scope: 'frontdesk/support:chat support:read' };
    const token = await issuer.sign({ ...claims({ aud: undefined }), ...own });
    expect(await ask(`Bearer ${token}`, cognito())).toMatchObject({
      context: { scopes: 'support:chat', client: 'app-2' },
    });
  });

  it('takes the customer from the configured claim', async () => {
    const token = await issuer.sign(claims({ username: 'Ada L.' }));
    const readClaims = customerOf({ ...RULES, subjectClaim: 'username' });
    expect(await ask(`Bearer ${token}`, { readClaims })).toMatchObject({ context: { customer: 'Ada L.' } });
  });

  it('tolerates a clock that is a few seconds off', async () => {
    const token = await issuer.sign(claims({ exp: seconds(-3), nbf: seconds(3) }));
    expect(await ask(`Bearer ${token}`)).toMatchObject({ principalId: ADA });
  });

  it.each([
    ['no header', [], 'no_token'],
    ['two headers', ['Bearer a.b.c', 'Bearer a.b.c'], 'several_tokens'],
    ['two tokens in a header', ['Bearer a.b.c, Bearer a.b.c'], 'not_bearer'],
    ['another scheme', ['Basic YTpi'], 'not_bearer'],
    ['no token behind the scheme', ['Bearer '], 'not_bearer'],
  ])('rejects %s', async (_, headers, reason) => {
    await expect(ask(headers)).rejects.toThrow(/^Unauthorized$/);
    expect(logged[0]).toContain(`"reason":"${reason}"`);
  });

  it('fails with another error when the keys are unavailable, because the token may be valid', async () => {
    const down = await startIssuerKeys();
    down.fail({ status: 503, body: '' });
    const tokens = joseTokens({ issuer: ISSUER, jwksUri: down.jwksUri, audience: RESOURCE });
    const token = await down.sign(claims());
    await expect(ask(`Bearer ${token}`, { tokens })).rejects.toThrow("The issuer's keys are unavailable.");
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ message: 'keys unavailable' }]);
    await down.close();
  });
});

describe('authorize, for the desk', () => {
  const DESK = 'https://support.example/desk';
  const rules = {
    ...{ ...RULES, resource: DESK },
    ...{ roleClaim: 'cognito:groups', nameClaim: 'name', machineClients: [], consoleClient: null },
  };
  const desk = (): Partial<AuthorizeOptions> => ({
    tokens: joseTokens({ issuer: ISSUER, jwksUri: issuer.jwksUri, audience: DESK }),
    readClaims: operatorOf(rules, { now: () => 0 }),
    endpoint: { ...rules, access: DESK_ACCESS },
    letsThrough: true,
  });
  const staff = (over: Claims = {}): Claims =>
    claims({ aud: DESK, scope: 'support:operate', 'cognito:groups': ['agent'], name: 'Ana', ...over });

  it('allows a person with a role', async () => {
    expect(await ask(`Bearer ${await issuer.sign(staff())}`, desk())).toMatchObject({
      policyDocument: { Statement: [{ Effect: 'Allow' }] },
      context: { operator: 'ada', name: 'Ana', role: 'agent', scopes: 'support:operate' },
    });
  });

  it('denies an account without a role', async () => {
    const token = await issuer.sign(staff({ 'cognito:groups': undefined }));
    expect(await ask(`Bearer ${token}`, desk())).toMatchObject({
      policyDocument: { Statement: [{ Effect: 'Deny' }] },
      context: { challenge: expect.stringContaining('no role at the desk') },
    });
  });

  it.each([
    ['no token', async () => []],
    ['a token of another issuer', async () => `Bearer ${await issuer.sign(staff({ iss: 'https://other.example' }))}`],
    ["a customer's token", async () => `Bearer ${await issuer.sign(claims())}`],
    ['a token without a subject', async () => `Bearer ${await issuer.sign(staff({ sub: undefined }))}`],
  ])('lets a request with %s through without any identity, and logs the reason', async (_, header) => {
    expect(await ask(await header(), desk())).toEqual({
      principalId: 'anonymous',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: METHOD_ARN }],
      },
      context: {},
    });
    expect(logged).toHaveLength(1);
  });

  it('fails when the keys are unavailable', async () => {
    const down = await startIssuerKeys();
    down.fail({ status: 503, body: '' });
    const tokens = joseTokens({ issuer: ISSUER, jwksUri: down.jwksUri, audience: DESK });
    const asked = ask(`Bearer ${await down.sign(staff())}`, { ...desk(), tokens });
    await expect(asked).rejects.toThrow("The issuer's keys are unavailable.");
    await down.close();
  });
});
