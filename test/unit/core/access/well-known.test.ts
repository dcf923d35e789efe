import { describe, expect, it } from 'vitest';
import {
  metadataUrl,
  roleChallenge,
  scopeChallenge,
  tokenChallenge,
} from '../../../../core/access/bearer-challenge.ts';
import { wellKnownDocument, wellKnownPaths } from '../../../../core/access/well-known.ts';

const API = 'https://api.example/prod';
const METADATA = '/.well-known/oauth-protected-resource';
const pool = { loginUrl: 'https://staff.auth.example', jwksUri: 'https://keys.example/jwks' };
const protection = (endpoint: 'mcp' | 'desk') => {
  const resource = `${API}/${endpoint}`;
  return { resource, issuer: endpoint === 'desk' ? resource : API, scopePrefix: 'frontdesk/', pool };
};

describe('the public documents', () => {
  it.each([
    ['mcp', 'Frontdesk customer support', ['frontdesk/support:chat', 'frontdesk/support:read']],
    ['desk', 'Frontdesk for staff', ['frontdesk/support:operate']],
  ] as const)('of /%s are of that endpoint alone', (endpoint, resource_name, scopes_supported) => {
    const own = protection(endpoint);
    const { resource, issuer } = own;
    const read = (path: string) => wellKnownDocument(`/prod${path}`, own);
    const paths = wellKnownPaths(own);
    for (const path of paths) {
      const server = { issuer, authorization_endpoint: `${pool.loginUrl}/oauth2/authorize`, jwks_uri: pool.jwksUri };
      const expected = path.includes(METADATA) ? { resource, resource_name, authorization_servers: [issuer] } : server;
      expect(read(path), path).toMatchObject({ ...expected, scopes_supported });
    }
    expect(paths).toContain(metadataUrl(resource).slice(API.length));
    const other = wellKnownPaths(protection(endpoint === 'mcp' ? 'desk' : 'mcp'));
    expect(paths.filter((path) => other.includes(path))).toEqual([]);
    expect([read('/mcp'), read('/desk'), read('/.well-known/jwks.json')]).toEqual([null, null, null]);
  });

  it("are found by the rules of RFC 8414 and OpenID Connect from the desk's issuer, on a custom domain and below a stage", () => {
    const places = (issuer: string) => {
      const { origin, pathname } = new URL(issuer);
      return [
        `${origin}/.well-known/oauth-authorization-server${pathname}`,
        `${origin}/.well-known/openid-configuration${pathname}`,
        `${issuer}/.well-known/openid-configuration`,
      ];
    };
    const served = (api: string) => wellKnownPaths({ pool, resource: `${api}/desk` }).map((path) => `${api}${path}`);
    expect(served('https://help.example')).toEqual(expect.arrayContaining(places('https://help.example/desk')));
    expect(served(API).filter((url) => places(`${API}/desk`).includes(url))).toHaveLength(1);
  });

  it("do not include a server's metadata without a pool", () => {
    const { pool: _, ...own } = protection('desk');
    expect(wellKnownPaths(own)).toEqual([`${METADATA}/desk`]);
    expect(wellKnownDocument('/prod/desk/.well-known/openid-configuration', own)).toBeNull();
  });
});

describe('a challenge of /desk', () => {
  const where = `resource_metadata="${API}${METADATA}/desk"`;

  it('names its own metadata, and what a person requests there', () => {
    expect(tokenChallenge(protection('desk'))).toBe(`Bearer scope="frontdesk/support:operate", ${where}`);
    expect(scopeChallenge(protection('desk'), [], ['support:operate'])).toContain(where);
  });

  it('makes no client ask for another token when only a role is missing', () => {
    expect(roleChallenge(protection('desk'))).toBe(
      `Bearer error_description="The account has no role at the desk", ${where}`,
    );
  });
});
