import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorOf, type StaffRules } from '../../../../handlers/authorizer/read-staff-claims.ts';

const RULES: StaffRules = {
  clientIds: null,
  subjectClaim: 'sub',
  scopePrefix: '',
  resource: 'https://support.example/desk',
  reserved: [],
  roleClaim: 'cognito:groups',
  nameClaim: 'name',
  machineClients: ['crm', 'erp'],
  consoleClient: 'console',
};
const NOW = 1_800_000_000_000;
const clock = { now: () => NOW };
const BOTH = 'support:operate support:integrate';
const read = (claims: object, rules: Partial<StaffRules> = {}) =>
  operatorOf({ ...RULES, ...rules }, clock)({ sub: 'u-1', name: 'Ana', scope: BOTH, client_id: 'desktop', ...claims });
const OPERATES = { scopes: ['support:operate'], requestable: ['support:operate'] };
const groups = (...values: readonly unknown[]) => ({ 'cognito:groups': values });

describe('a person at the desk', () => {
  it('is known by subject and name, with a role, and operates', () => {
    expect(read(groups('agent'))).toEqual({
      ...OPERATES,
      id: 'u-1',
      context: { operator: 'u-1', name: 'Ana', role: 'agent', client: 'desktop' },
    });
  });

  it.each([
    ['a list', ['agent', 'team:billing', 'team:returns', 'other'], { role: 'agent', teams: 'billing returns' }],
    ['text', 'other agent team:billing team:billing', { role: 'agent', teams: 'billing' }],
    ['a supervisor, whom no team limits', ['team:billing', 'supervisor', 'agent'], { role: 'supervisor' }],
  ])('has the role and teams of a claim that is %s', (_, claim, expected) => {
    const context = { operator: 'u-1', name: 'Ana', client: 'desktop', ...expected };
    expect(read({ 'cognito:groups': claim })).toEqual({ ...OPERATES, id: 'u-1', context });
    const claims = { 'cognito:groups': 'supervisor', 'https://example.com/roles': claim };
    expect(read(claims, { roleClaim: 'https://example.com/roles' })).toEqual({ ...OPERATES, id: 'u-1', context });
  });

  it.each([
    ['no roles', {}],
    ['other roles', groups('admin', 'Agent', 'agents', ' agent')],
    ['a team without a role', groups('team:billing')],
    ['roles of another form', { 'cognito:groups': { agent: true } }],
    ['a role in a list in the list', groups(['agent'])],
    ['an agent whose team has no name, which would mean every team', groups('agent', 'team:')],
    ['an agent whose team has a space in its name', groups('agent', 'team:billing returns')],
    ['an agent whose team is written in another way', groups('agent', 'Team:billing')],
    ['an agent whose team has a space in front', groups('agent', 'team:a', ' team :billing')],
    ['an agent whose team has a line break in its name', groups('agent', 'team:bill\ning')],
  ])('with %s has no scope, and can request none', (_, claims) => {
    expect(read(claims)).toMatchObject({ id: 'u-1', scopes: [], requestable: [] });
  });

  it.each(['', 'openid', 'support:integrate', 'support:chat support:read', 'support:operated', 7])(
    'with the scope %j has none of the desk, whatever the role',
    (scope) => {
      expect(read({ ...groups('supervisor'), scope })).toMatchObject({ scopes: [], requestable: ['support:operate'] });
    },
  );

  it.each([
    ['missing', undefined],
    ['empty', ' '],
    ['no text', 7],
    ['with a line break', 'Ana\nAdmin'],
    ['with a direction override', 'Ana \u202enimda'],
    ['with a line separator', 'Ana\u2028Admin'],
    ['with an unpaired surrogate', 'Ana \ud800'],
    ['too long', 'a'.repeat(129)],
    ['invisible', '\u200b\u2060'],
    ['with invisible words', `Ana${String.fromCodePoint(0xe0049, 0xe0067)}`],
  ])('whose name is %s is shown as Support, and by nothing personal', (_, name) => {
    const claims = { ...groups('agent'), email: 'ana@example.com', username: 'ana', name };
    expect(read(claims)).toMatchObject({ id: 'u-1', context: { name: 'Support' } });
  });

  it('has the name and the subject of the configured claims', () => {
    const claims = { ...groups('agent'), oid: 'o-9', nickname: ' Zoë 客 ' };
    expect(read(claims, { nameClaim: 'nickname', subjectClaim: 'oid' })).toMatchObject({
      id: 'o-9',
      context: { operator: 'o-9', name: 'Zoë 客' },
    });
  });

  it.each([undefined, '', 7, 'a\nb', 'a'.repeat(129), '\ud800'])('with the subject %j is nobody', (sub) => {
    expect(read({ ...groups('agent'), sub })).toEqual({ invalid: 'no_subject' });
  });
});

describe('the scope support:admin', () => {
  const ADMIN = { scope: `${BOTH} support:admin`, client_id: 'console', auth_time: NOW / 1000 - 600 };
  const scopes = (claims: object, rules: Partial<StaffRules> = {}) => {
    const held = read({ ...groups('supervisor'), ...ADMIN, ...claims }, rules);
    return 'scopes' in held ? held.scopes : [];
  };

  it('is for a supervisor in the console, until ten minutes after the log-in', () => {
    expect(read({ ...groups('supervisor'), ...ADMIN })).toMatchObject({
      scopes: ['support:operate', 'support:admin'],
      requestable: ['support:operate', 'support:admin'],
    });
    expect(scopes({ auth_time: NOW / 1000 })).toContain('support:admin');
  });

  it.each([
    ['an older log-in', { auth_time: NOW / 1000 - 601 }],
    ['a token that does not say when its log-in was', { auth_time: undefined }],
    ['a time that is no number', { auth_time: `${NOW / 1000}` }],
    ['a token that is new, of an old log-in', { auth_time: NOW / 1000 - 3600, iat: NOW / 1000 }],
    ['another client', { client_id: 'desktop' }],
    ['an agent', groups('agent')],
    ['a token that was not issued for it', { scope: BOTH }],
  ])('is not for %s, who operates all the same', (_, claims) => {
    expect(scopes(claims)).toEqual(['support:operate']);
  });

  it('is not for a program, whatever it says, nor for anybody where there is no console', () => {
    expect(scopes({ client_id: 'crm' })).toEqual(['support:integrate']);
    expect(scopes({}, { machineClients: ['console'] })).toEqual(['support:integrate']);
    expect(scopes({}, { consoleClient: null })).toEqual(['support:operate']);
    expect(scopes({ client_id: undefined }, { consoleClient: null })).toEqual(['support:operate']);
  });
});

describe('a program of the company', () => {
  it('is known by its client, needs no role, and integrates', () => {
    expect(read({ sub: 'crm', client_id: 'crm', name: undefined })).toEqual({
      id: 'crm',
      scopes: ['support:integrate'],
      requestable: ['support:integrate'],
      context: { operator: 'crm', name: 'Support', role: 'machine', client: 'crm' },
    });
  });

  it('never operates, also with the role of a person', () => {
    for (const claims of [groups('supervisor'), { ...groups('agent'), scope: 'support:operate' }]) {
      const held = read({ ...claims, client_id: undefined, azp: 'erp' });
      expect(held).toMatchObject({ context: { role: 'machine' } });
      expect('scopes' in held && held.scopes).not.toContain('support:operate');
    }
  });

  it('is none by the name of a client that is not listed', () => {
    for (const client_id of ['CRM', 'crm ', 'crm,erp', undefined])
      expect(read({ client_id })).toMatchObject({ scopes: [], requestable: [] });
  });
});

it('no claims at all get a scope of customers, or two scopes at once, or a scope without a role', () => {
  const word = fc.constantFrom(
    'agent',
    'supervisor',
    'team:a',
    'team:',
    'crm',
    'support:chat',
    ...BOTH.split(' '),
    'ana',
  );
  const value = fc.oneof(
    word,
    fc.array(word, { maxLength: 4 }),
    fc.array(word, { maxLength: 4 }).map((all) => all.join(' ')),
    fc.jsonValue(),
  );
  const names = ['cognito:groups', 'name', 'client_id', 'azp', 'token_use', 'aud'] as const;
  const any = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  const usable = fc.record({ sub: fc.constant('ana'), scope: fc.constant(`support:chat ${BOTH} support:admin`) });
  const claims = fc
    .tuple(any, fc.oneof(usable, fc.record({ sub: value, scope: value })))
    .map(([all, own]) => ({ ...all, ...own }));
  let held = 0;
  fc.assert(
    fc.property(claims, (all) => {
      const operator = operatorOf(RULES, clock)(all);
      if ('invalid' in operator) return;
      const { scopes, context } = operator;
      expect(scopes.length).toBeLessThanOrEqual(1);
      expect(context.customer).toBeUndefined();
      if (scopes.length === 0) return;
      held += 1;
      expect(scopes).toEqual([context.role === 'machine' ? 'support:integrate' : 'support:operate']);
      expect(['agent', 'supervisor', 'machine']).toContain(context.role);
    }),
    { numRuns: 3000 },
  );
  expect(held).toBeGreaterThan(100);
});
