import { describe, expect, it } from 'vitest';
import { metadataUrl, scopeChallenge, tokenChallenge } from '../../core/access/bearer-challenge.ts';
import { SCOPES } from '../../core/access/scopes.ts';
import { CHALLENGE, gatewayResponseDefinitions } from '../../core/errors/gateway-responses.ts';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, ISSUER, type Resources, synth } from './support/synth.ts';

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
const open = (paths: readonly string[], methods = ['GET', 'HEAD']) =>
  Object.fromEntries(paths.flatMap((path) => methods.map((method) => [`${method} ${path}`, 'NONE'])));

describe.each(STAGE_NAMES)('the authorization of %s', (name) => {
  const { resources } = synth(name);

  it('requires a token for /mcp, and none for the metadata', () => {
    expect(routes(resources)).toEqual({ 'ANY /mcp': 'CUSTOM', ...open(POOL) });
  });

  it('invokes the authorizer for every request with a token, without caching', () => {
    const authorizer = theOne('AWS::ApiGateway::Authorizer', resources);
    expect(authorizer).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:frontdesk-${name}-authorizer:live/invocations`,
    });
    const any = Object.values(ofType(METHOD, resources)).find(({ HttpMethod }) => String(HttpMethod) === 'ANY');
    expect(any?.AuthorizerId).toMatch(/^RoutesAuthorizer/);
  });

  it('publishes the API as the issuer, and verifies the tokens of the pool', () => {
    const { RESOURCE_URL, ISSUER: published, SCOPE_PREFIX, JWKS_URI, LOGIN_URL } = variables(resources, 'Front');
    const { ISSUER: issuer, ...authorizer } = variables(resources, 'Authorizer');
    expect(authorizer).toMatchObject({ RESOURCE_URL, SCOPE_PREFIX, JWKS_URI });
    expect(`${published}/mcp`).toBe(RESOURCE_URL);
    expect(LOGIN_URL).toMatch(/^https:\/\/CustomersPoolLogin\w+\.auth\.us-east-1\.amazoncognito\.com$/);
    expect(RESOURCE_URL).toMatch(
      new RegExp(`^https://McpApi\\w+\\.execute-api\\.us-east-1\\.amazonaws\\.com/${name}/mcp$`),
    );
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/CustomersPool\w+$/);
  });
});

it('allowed origins open only preflight requests besides the metadata', () => {
  const { resources } = synth('dev', { settings: EVERYTHING });
  expect(routes(resources)).toEqual({
    'ANY /mcp': 'CUSTOM',
    ...open(POOL),
    ...open(['/mcp', ...POOL], ['OPTIONS']),
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

describe("with the company's own authorization server", () => {
  const { resources, template } = synth('prod', { settings: { auth: ISSUER } });

  it('has no user pool, and serves no metadata for it', () => {
    expect(Object.values(resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
    expect(routes(resources)).toEqual({ 'ANY /mcp': 'CUSTOM', ...open(RESOURCE) });
  });

  it('accepts its tokens for the audience that the stage names', () => {
    expect(variables(resources, 'Authorizer')).toEqual({
      STAGE: 'prod',
      RESOURCE_URL: variables(resources, 'Front').RESOURCE_URL,
      ISSUER: ISSUER.issuer,
      JWKS_URI: ISSUER.jwksUri,
      AUDIENCE: ISSUER.audience,
      CUSTOMER_CLAIM: ISSUER.customerClaim,
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
