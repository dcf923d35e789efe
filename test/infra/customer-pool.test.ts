import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../core/access/scopes.ts';
import { STAGES } from '../../infra/stages.ts';
import { ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

const CLIENT = 'AWS::Cognito::UserPoolClient';

describe('the user pool', () => {
  const { resources } = synth('prod');
  const clients = ofType(CLIENT, resources);
  const ofCustomers = (ids: readonly string[]) => ids.filter((id) => id.startsWith('CustomersPool')).toSorted();
  const [customers, backOffice] = [
    theOne(CLIENT, resources, 'CustomersPoolCustomers'),
    theOne(CLIENT, resources, 'CustomersPoolBackOffice'),
  ];

  it('has the scopes of core under the prefix that its tokens use', () => {
    const server = theOne('AWS::Cognito::UserPoolResourceServer', resources, 'CustomersPoolScopes');
    const names = (server.Scopes as unknown as { ScopeName: string }[]).map(({ ScopeName }) => ScopeName);
    expect(names).toEqual(SCOPES);
    expect(`${server.Identifier}/`).toBe(variables(resources, 'Front').SCOPE_PREFIX);
  });

  it('has the endpoint as a resource server, because clients name it in resource', () => {
    const { Identifier, Name } = theOne('AWS::Cognito::UserPoolResourceServer', resources, 'CustomersPoolEndpoint');
    expect(Identifier).toBe(variables(resources, 'Front').RESOURCE_URL);
    expect(Name).toMatch(/^[\w\s+=,.@-]+$/);
  });

  it("gives customers a public client with the authorization code flow and the customers' scopes", () => {
    expect(customers).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['frontdesk/support:chat', 'frontdesk/support:read'],
      CallbackURLs: STAGES.prod.auth.callbackUrls,
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenRotation: { Feature: 'ENABLED' },
      ExplicitAuthFlows: expect.not.arrayContaining(['ALLOW_REFRESH_TOKEN_AUTH']),
    });
  });

  it('gives a back office a confidential client with client credentials and all scopes', () => {
    expect(backOffice).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: SCOPES.map((scope) => `frontdesk/${scope}`),
    });
    expect(backOffice.CallbackURLs).toBeUndefined();
  });

  it('has the clients that the authorizer accepts', () => {
    const { CLIENT_IDS, JWKS_URI, ISSUER: issuer, AUDIENCE } = variables(resources, 'Authorizer');
    expect(CLIENT_IDS?.split(',').toSorted()).toEqual(ofCustomers(Object.keys(clients)));
    expect(JWKS_URI).toBe(`${issuer}/.well-known/jwks.json`);
    expect(AUDIENCE).toBeUndefined();
  });

  it('has no back office client where the stage has none', () => {
    const { resources: without, template } = synth('dev', {
      settings: { auth: { ...STAGES.dev.auth, backOffice: false } },
    });
    expect(ofCustomers(Object.keys(ofType(CLIENT, without)))).toEqual([variables(without, 'Authorizer').CLIENT_IDS]);
    expect(template.toJSON().Outputs.BackOfficeToken).toBeUndefined();
  });

  it.each([
    ['dev', 'INACTIVE', 'Delete'],
    ['prod', 'ACTIVE', 'Retain'],
  ] as const)(
    'and that of the staff are protected in %s as its conversations are',
    (stage, DeletionProtection, DeletionPolicy) => {
      const pools = Object.values(synth(stage).resources).filter(({ Type }) => Type === 'AWS::Cognito::UserPool');
      expect(pools).toHaveLength(2);
      for (const pool of pools) expect(pool).toMatchObject({ DeletionPolicy, Properties: { DeletionProtection } });
    },
  );

  it.each([
    [{}, true, 'frontdesk-prod-1a2b3c4d'],
    [EVERYTHING, false, 'help-desk'],
  ])('has the sign-up and the login domain of the settings', (settings, byAdminOnly, domain) => {
    const made = synth('prod', { settings }).resources;
    expect(theOne('AWS::Cognito::UserPool', made, 'CustomersPool')).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: byAdminOnly },
      UserPoolTier: 'ESSENTIALS',
      MfaConfiguration: 'OPTIONAL',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email' }] },
    });
    expect(theOne('AWS::Cognito::UserPoolDomain', made, 'CustomersPool')).toMatchObject({
      Domain: domain,
      ManagedLoginVersion: 2,
    });
    expect(theOne('AWS::Cognito::ManagedLoginBranding', made, 'Customers')).toMatchObject({
      UseCognitoProvidedValues: true,
    });
  });

  it('outputs a command that reads the client secret, and not the secret', () => {
    const { Outputs } = synth('prod').template.toJSON();
    expect(resolve(Outputs.BackOfficeToken.Value, resources)).toMatch(
      /^curl -s https:\/\/frontdesk-prod-1a2b3c4d\.auth\.us-east-1\.amazoncognito\.com\/oauth2\/token -d grant_type=client_credentials -u "\w+:\$\(aws cognito-idp describe-user-pool-client /,
    );
    expect(JSON.stringify(Outputs)).not.toContain('Fn::GetAtt":["CustomersPoolBackOffice');
  });
});
