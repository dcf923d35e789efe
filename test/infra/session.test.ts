import { describe, expect, it } from 'vitest';
import { ofType, resolve, variables } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

describe('the keys of /session', () => {
  const { resources, template } = synth('prod', { settings: { sessionKeys: EVERYTHING.sessionKeys } });
  const keys = Object.entries(ofType('AWS::KMS::Key', resources)).filter(([id]) => id.startsWith('SessionKeys'));

  it('only sign and verify, on the curve of ES256', () => {
    expect(keys).toHaveLength(2);
    for (const [, key] of keys) expect(key).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });

  it('have aliases with the names of the stage', () => {
    const aliases = Object.values(ofType('AWS::KMS::Alias', resources)).map(({ AliasName }) => String(AliasName));
    expect(aliases.toSorted()).toEqual(['alias/frontdesk-prod-session-a', 'alias/frontdesk-prod-session-b']);
  });

  it('can be removed without touching the other one, so that one replaces the other', () => {
    const [only] = Object.keys(ofType('AWS::KMS::Key', synth('prod').resources)).filter((id) =>
      id.startsWith('SessionKeys'),
    );
    expect(keys.map(([id]) => id)).toContain(only);
  });

  it('are of the issuer whose URL is in the outputs', () => {
    const { SESSION_ISSUER, RESOURCE_URL } = variables(resources, 'SessionFunction');
    expect(SESSION_ISSUER).toBe(RESOURCE_URL?.replace(/mcp$/, 'session'));
    expect(resolve(template.toJSON().Outputs.SessionUrl.Value, resources)).toBe(SESSION_ISSUER);
    expect(variables(resources, 'DeskAuthorizer')).not.toHaveProperty('SESSION_ISSUER');
  });
});
