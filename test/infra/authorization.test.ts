import { describe, expect, it } from 'vitest';
import { metadataUrl, scopeChallenge, tokenChallenge } from '../../core/access/bearer-challenge.ts';
import { SCOPES } from '../../core/access/scopes.ts';
import { CHALLENGE, gatewayResponseDefinitions } from '../../core/errors/gateway-responses.ts';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { functionsIn, ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, ISSUER, type Resources, STAFF_ISSUER, synth } from './support/synth.ts';

const METHOD = 'AWS::ApiGateway::Method';

/** Method and path of each route, with its authorization. */
const routes = (resources: Resources): Record<string, string> => {
  const parts = ofType('AWS::ApiGateway::Resource', resources);
  const path = (id: string): string => {
    const part = parts[id];
    return part ? `${path(String(part.ParentId))}/${part.PathPart}` : '';
  };
  return Object.fromEntries(
    Object.values(ofType(METHOD, resources)).map(({ HttpMethod, ResourceId, AuthorizationType }) => [
      `${HttpMethod} ${path(String(ResourceId))}`,
      String(AuthorizationType),
    ]),
  );
};

const RESOURCE = ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'];
const POOL = [...RESOURCE, '/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'];
const DESK = ['/.well-known/oauth-protected-resource/desk'];
const DESK_POOL = [
  ...DESK,
  '/.well-known/oauth-authorization-server/desk',
  '/.well-known/openid-configuration/desk',
  '/desk/.well-known/openid-configuration',
];
const ENDPOINTS = { 'ANY /mcp': 'CUSTOM', 'ANY /desk': 'CUSTOM', 'ANY /session': 'NONE' };
const open = (paths: readonly string[], methods = ['GET', 'HEAD']) =>
  Object.fromEntries(paths.flatMap((path) => methods.map((method) => [`${method} ${path}`, 'NONE'])));

const loginUrl = (prefix: string) => `https://${prefix}.auth.us-east-1.amazoncognito.com`;

describe.each(STAGE_NAMES)('the authorization of %s', (name) => {
  const { resources } = synth(name);

  it('requires a token for /mcp and /desk, and none for /session, the metadata and the preflight requests of pages', () => {
    const documents = [...POOL, ...DESK_POOL];
    expect(routes(resources)).toEqual({
      ...ENDPOINTS,
      ...open(documents),
      ...open(['/mcp', '/desk', '/session', ...documents], ['OPTIONS']),
    });
  });

  it.each([
    ['/mcp with a token', 'mcp', 'Routes', 'authorizer', 'method.request.header.Authorization'],
    ['/desk, also without a token', 'desk', 'DeskRoutes', 'desk-authorizer', undefined],
  ])('invokes an authorizer of its own for every request of %s, without caching', (_, path, id, fn, IdentitySource) => {
    const authorizer = theOne('AWS::ApiGateway::Authorizer', resources, id);
    expect(authorizer).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      AuthorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:frontdesk-${name}-${fn}:live/invocations`,
    });
    expect(authorizer.IdentitySource).toBe(IdentitySource);
    expect(theOne(METHOD, resources, `McpApi${path}ANY`).AuthorizerId).toMatch(new RegExp(`^${id}Authorizer`));
  });

  it('publishes /desk as the issuer of the staff, and verifies the tokens of their own pool', () => {
    const { RESOURCE_URL, ISSUER: published, SCOPE_PREFIX, JWKS_URI, LOGIN_URL } = variables(resources, 'DeskFunction');
    const { ISSUER: issuer, ...authorizer } = variables(resources, 'DeskAuthorizer');
    expect(authorizer).toMatchObject({ ENDPOINT: 'desk', RESOURCE_URL, SCOPE_PREFIX, JWKS_URI });
    expect(published).toBe(RESOURCE_URL);
    expect(RESOURCE_URL).toBe(variables(resources, 'Front').RESOURCE_URL?.replace(/mcp$/, 'desk'));
    expect(LOGIN_URL).toBe(loginUrl(`frontdesk-${name}-staff-1a2b3c4d`));
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/StaffPool\w+$/);
    const customers = variables(resources, 'Authorizer');
    expect(customers).not.toHaveProperty('ENDPOINT');
    for (const key of ['ISSUER', 'JWKS_URI', 'RESOURCE_URL', 'CLIENT_IDS'])
      expect({ ISSUER: issuer, ...authorizer }[key]).not.toBe(customers[key]);
  });

  it('publishes the API as the issuer, and verifies the tokens of the pool', () => {
    const { RESOURCE_URL, ISSUER: published, SCOPE_PREFIX, JWKS_URI, LOGIN_URL } = variables(resources, 'Front');
    const { ISSUER: issuer, ...authorizer } = variables(resources, 'Authorizer');
    expect(authorizer).toMatchObject({ RESOURCE_URL, SCOPE_PREFIX, JWKS_URI });
    expect(`${published}/mcp`).toBe(RESOURCE_URL);
    expect(LOGIN_URL).toBe(loginUrl(`frontdesk-${name}-1a2b3c4d`));
    expect(RESOURCE_URL).toMatch(
      new RegExp(`^https://McpApi\\w+\\.execute-api\\.us-east-1\\.amazonaws\\.com/${name}/mcp$`),
    );
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/CustomersPool\w+$/);
  });
});

describe('the gateway responses', () => {
  const { resources } = synth('prod', { settings: EVERYTHING });
  const responses = Object.values(ofType('AWS::ApiGateway::GatewayResponse', resources));
  const header = (type: string, name: string) =>
    responses.find(({ ResponseType }) => String(ResponseType) === type)?.ResponseParameters?.[
      `gatewayresponse.header.${name}`
    ];
  const protection = { resource: 'https://mcp.example.com/mcp', scopePrefix: 'frontdesk/' };

  it('are those of core', () => {
    const answers = gatewayResponseDefinitions(protection, []);
    expect(responses.map(({ ResponseType }) => String(ResponseType)).toSorted()).toEqual(
      answers.map(({ type }) => type).toSorted(),
    );
    for (const { type, status, code, message } of answers) {
      const made = responses.find(({ ResponseType }) => String(ResponseType) === type);
      expect(made?.StatusCode).toBe(status === undefined ? undefined : String(status));
      expect(JSON.parse(made?.ResponseTemplates?.['application/json'] ?? '').error).toEqual({ code, message });
    }
  });

  it('challenge a request without a token, in a static value with the quotes that API Gateway requires', () => {
    expect(header('UNAUTHORIZED', 'WWW-Authenticate')).toBe(`'${tokenChallenge(protection)}'`);
    expect(header('AUTHORIZER_FAILURE', 'Retry-After')).toBe("'2'");
  });

  it("challenge a token without the scope, from the authorizer's context", () => {
    expect(header('ACCESS_DENIED', 'WWW-Authenticate')).toBe(`context.authorizer.${CHALLENGE}`);
  });

  it('contain no quote in a header that would end it early', () => {
    for (const text of [tokenChallenge(protection), scopeChallenge(protection, [], SCOPES)])
      expect(text).not.toContain("'");
  });
});

describe('the metadata', () => {
  it.each([
    ['without a domain', {}, /^https:\/\/[^/]+\/prod(?=\/)/],
    ['with one', { domain: EVERYTHING.domain }, /^https:\/\/mcp\.example\.com(?=\/)/],
  ])('is at the URL of the challenge, %s', (_, settings, base) => {
    const { resources, template } = synth('prod', { settings });
    const { RESOURCE_URL = '' } = variables(resources, 'Front');
    expect(resolve(template.toJSON().Outputs.McpUrl.Value, resources)).toBe(RESOURCE_URL);
    expect(Object.keys(open(POOL))).toContain(`GET ${metadataUrl(RESOURCE_URL).replace(base, '')}`);
  });
});

describe("with the company's own authorization servers", () => {
  const { resources, template } = synth('prod', { settings: { auth: ISSUER, staff: STAFF_ISSUER } });

  it('has no user pool, serves no metadata for it, and has no function for its tokens', () => {
    expect(Object.values(resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
    expect(routes(resources)).toEqual({
      ...ENDPOINTS,
      ...open([...RESOURCE, ...DESK]),
      ...open(['/mcp', '/desk', '/session', ...RESOURCE, ...DESK], ['OPTIONS']),
    });
    expect(Object.keys(functionsIn(resources))).toHaveLength(10);
  });

  it('takes role, name and programs from the claims and clients that the stage names', () => {
    expect(variables(resources, 'DeskAuthorizer')).toEqual({
      STAGE: 'prod',
      ENDPOINT: 'desk',
      RESOURCE_URL: variables(resources, 'DeskFunction').RESOURCE_URL,
      ISSUER: STAFF_ISSUER.issuer,
      JWKS_URI: STAFF_ISSUER.jwksUri,
      AUDIENCE: STAFF_ISSUER.audience,
      ROLE_CLAIM: STAFF_ISSUER.roleClaim,
      NAME_CLAIM: STAFF_ISSUER.nameClaim,
      MACHINE_CLIENTS: 'crm,bot',
      CONSOLE_CLIENT: STAFF_ISSUER.consoleClientId,
    });
    expect(variables(resources, 'DeskFunction')).toMatchObject({ ISSUER: STAFF_ISSUER.issuer });
    expect(template.toJSON().Outputs).not.toHaveProperty('StaffClientId');
  });

  it('accepts its tokens for the audience that the stage names', () => {
    expect(variables(resources, 'Authorizer')).toEqual({
      STAGE: 'prod',
      RESOURCE_URL: variables(resources, 'Front').RESOURCE_URL,
      ISSUER: ISSUER.issuer,
      JWKS_URI: ISSUER.jwksUri,
      AUDIENCE: ISSUER.audience,
      CUSTOMER_CLAIM: ISSUER.customerClaim,
      SESSION_ISSUER: variables(resources, 'SessionFunction').SESSION_ISSUER,
      SESSION_KEYS: variables(resources, 'SessionFunction').SESSION_KEYS,
    });
    expect(variables(resources, 'Front')).toMatchObject({ ISSUER: ISSUER.issuer });
    for (const name of ['SCOPE_PREFIX', 'LOGIN_URL', 'JWKS_URI']) {
      expect(variables(resources, 'Front')).not.toHaveProperty(name);
    }
  });

  it('outputs the issuer and no client id', () => {
    const { Issuer, McpClient, ClientId } = template.toJSON().Outputs;
    expect(Issuer.Value).toBe(ISSUER.issuer);
    expect(resolve(McpClient.Value, resources)).toMatch(/^claude mcp add --transport http frontdesk https:/);
    expect(ClientId).toBeUndefined();
  });
});
