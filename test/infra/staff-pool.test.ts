import { describe, expect, it } from 'vitest';
import { CONSOLE_SCOPES, DESK_ACCESS, SCOPES, STAFF_SCOPES } from '../../core/access/scopes.ts';
import { STAGES } from '../../infra/stages.ts';
import { ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

const CLIENT = 'AWS::Cognito::UserPoolClient';
const SERVER = 'AWS::Cognito::UserPoolResourceServer';

describe("the staff's user pool", () => {
  const { resources, template } = synth('prod', { settings: EVERYTHING });
  const pool = theOne('AWS::Cognito::UserPool', resources, 'StaffPool');
  const people = theOne(CLIENT, resources, 'StaffPoolPeople');
  const console = theOne(CLIENT, resources, 'StaffPoolConsole');
  const crm = theOne(CLIENT, resources, 'StaffPoolCrm');

  it('lets no one sign up, and requires an authenticator app', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolTier: 'ESSENTIALS',
    });
  });

  it('has the roles of people at the desk as groups', () => {
    const groups = Object.values(ofType('AWS::Cognito::UserPoolGroup', resources));
    expect(groups.map(({ GroupName }) => String(GroupName)).toSorted()).toEqual(['agent', 'supervisor']);
  });

  it.each([
    ['StaffPoolScopes', STAFF_SCOPES],
    ['CustomersPoolScopes', SCOPES],
  ])('grants only its own scopes: %s', (id, scopes) => {
    const { Scopes } = theOne(SERVER, resources, id) as unknown as { Scopes: readonly { ScopeName: string }[] };
    expect(Scopes.map(({ ScopeName }) => ScopeName)).toEqual(scopes);
  });

  it('has the endpoint as a resource server, because clients name it in resource', () => {
    expect(theOne(SERVER, resources, 'StaffPoolEndpoint').Identifier).toBe('https://mcp.example.com/desk');
  });

  it('gives people a public client, in which they operate the desk for a shift and cannot change their name', () => {
    expect(people).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: DESK_ACCESS.requested.map((scope) => `frontdesk/${scope}`),
      CallbackURLs: STAGES.prod.staff.callbackUrls,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'minutes' },
      WriteAttributes: ['email'],
    });
  });

  it('gives the console a client of its own, the only one that may request support:admin', () => {
    expect(console).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: CONSOLE_SCOPES.map((scope) => `frontdesk/${scope}`),
      CallbackURLs: ['https://desk.example.com/console'],
      LogoutURLs: ['https://desk.example.com/console'],
      AccessTokenValidity: 60,
      RefreshTokenValidity: 720,
      WriteAttributes: ['email'],
    });
    const admins = Object.entries(ofType(CLIENT, resources)).filter(([, { AllowedOAuthScopes }]) =>
      JSON.stringify(AllowedOAuthScopes).includes('support:admin'),
    );
    expect(admins.map(([id]) => id)).toEqual([expect.stringMatching(/^StaffPoolConsole/)]);
    expect(variables(resources, 'DeskAuthorizer').CONSOLE_CLIENT).toBe(admins[0]?.[0]);
  });

  it('gives a CRM a confidential client that integrates and does not operate', () => {
    expect(crm).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['frontdesk/support:integrate'],
    });
  });

  it('has the clients that the authorizer of the desk accepts, which knows the program among them', () => {
    const { CLIENT_IDS, MACHINE_CLIENTS, CONSOLE_CLIENT } = variables(resources, 'DeskAuthorizer');
    const ids = Object.keys(ofType(CLIENT, resources)).filter((id) => id.startsWith('StaffPool'));
    expect(CLIENT_IDS?.split(',').toSorted()).toEqual(ids.toSorted());
    expect(MACHINE_CLIENTS).toMatch(/^StaffPoolCrm\w+$/);
    expect(CONSOLE_CLIENT).toMatch(/^StaffPoolConsole\w+$/);
  });

  it('has no client for programs where the stage has none', () => {
    const { resources: without, template: made } = synth('prod');
    expect(variables(without, 'DeskAuthorizer').CLIENT_IDS).toMatch(/^StaffPoolPeople\w+,StaffPoolConsole\w+$/);
    expect(variables(without, 'DeskAuthorizer')).not.toHaveProperty('MACHINE_CLIENTS');
    expect(made.toJSON().Outputs.CrmToken).toBeUndefined();
  });

  it('completes access tokens with the name by its function, which only this pool may invoke', () => {
    const live = 'arn:aws:lambda:us-east-1:123456789012:function:frontdesk-prod-staff-token:live';
    expect(pool.LambdaConfig).toEqual({
      PreTokenGenerationConfig: { LambdaArn: live, LambdaVersion: 'V2_0' },
    });
    const permissions = Object.values(ofType('AWS::Lambda::Permission', resources)).filter(
      ({ FunctionName }) => String(FunctionName) === live,
    );
    expect(permissions).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: live,
        Principal: 'cognito-idp.amazonaws.com',
        SourceArn: expect.stringMatching(/^StaffPool\w+\.Arn$/),
      },
    ]);
  });

  it('has a login page of its own', () => {
    expect(theOne('AWS::Cognito::UserPoolDomain', resources, 'StaffPool')).toMatchObject({
      Domain: 'our-desk',
      ManagedLoginVersion: 2,
    });
    expect(theOne('AWS::Cognito::UserPoolDomain', synth('prod').resources, 'StaffPool').Domain).toBe(
      'frontdesk-prod-staff-1a2b3c4d',
    );
    const pages = Object.values(ofType('AWS::Cognito::ManagedLoginBranding', resources));
    expect(pages.map(({ ClientId }) => String(ClientId).replace(/[0-9A-F]+$/, ''))).toEqual(
      expect.arrayContaining(['StaffPoolPeople', 'StaffPoolConsole']),
    );
  });

  it('outputs what an administrator needs to create the first account', () => {
    const { StaffPoolId, StaffClientId, CrmToken } = template.toJSON().Outputs;
    expect(resolve(StaffPoolId.Value, resources)).toMatch(/^StaffPool/);
    expect(resolve(StaffClientId.Value, resources)).toMatch(/^StaffPoolPeople/);
    expect(resolve(CrmToken.Value, resources)).toMatch(
      /^curl -s https:\/\/our-desk\.auth\..* describe-user-pool-client /,
    );
  });
});
