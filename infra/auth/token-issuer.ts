import type { PoolEndpoints, Protection } from '../../core/access/bearer-challenge.ts';
import type { Output } from '../output.ts';
import type { IssuerSettings, StaffIssuerSettings } from '../settings/auth-settings.ts';

/** The authorization server whose access tokens an endpoint accepts. */
export interface TokenIssuer {
  /** The authorization server, as clients see it. */
  readonly issuer: string;
  readonly scopePrefix: string;
  /** The user pool whose metadata the API serves. */
  readonly pool?: PoolEndpoints;
  /** The environment variables with which the authorizer verifies a token; `ISSUER` is the `iss` of the tokens. */
  readonly verification: Readonly<Record<string, string>>;
  /** Options for `claude mcp add` where clients cannot register dynamically. */
  readonly clientOptions: string;
  readonly outputs: readonly Output[];
}

/** That of the staff. */
export interface StaffTokenIssuer extends TokenIssuer {
  /** The public client of the console. */
  readonly consoleClientId: string;
}

/** An authorization server that the company already has. */
export const companyIssuer = ({ issuer, jwksUri, audience, customerClaim }: IssuerSettings): TokenIssuer => ({
  issuer,
  scopePrefix: '',
  verification: {
    ISSUER: issuer,
    JWKS_URI: jwksUri,
    AUDIENCE: audience,
    ...(customerClaim !== undefined && { CUSTOMER_CLAIM: customerClaim }),
  },
  clientOptions: '',
  outputs: [],
});

/** An identity provider that the company already has for its people. */
export const companyStaffIssuer = (staff: StaffIssuerSettings): StaffTokenIssuer => {
  const { verification, ...rest } = companyIssuer({ ...staff, kind: 'issuer' });
  return {
    ...rest,
    consoleClientId: staff.consoleClientId,
    verification: {
      ...verification,
      CONSOLE_CLIENT: staff.consoleClientId,
      ...(staff.roleClaim !== undefined && { ROLE_CLAIM: staff.roleClaim }),
      ...(staff.nameClaim !== undefined && { NAME_CLAIM: staff.nameClaim }),
      ...(staff.machineClients !== undefined && { MACHINE_CLIENTS: staff.machineClients.join(',') }),
    },
  };
};

/** The environment variables about authorization that a front and its authorizer share. */
export const protectionVariables = ({ resource, scopePrefix }: Protection): Record<string, string> => ({
  RESOURCE_URL: resource,
  ...(scopePrefix !== '' && { SCOPE_PREFIX: scopePrefix }),
});

/** Those of a front, which also publishes the metadata, and checks the origins of web pages. */
export const frontVariables = (protection: Protection, origins: readonly string[]): Record<string, string> => ({
  ...protectionVariables(protection),
  ISSUER: protection.issuer,
  ...(protection.pool && { LOGIN_URL: protection.pool.loginUrl, JWKS_URI: protection.pool.jwksUri }),
  ...(origins.length > 0 && { ALLOWED_ORIGINS: origins.join(',') }),
});
