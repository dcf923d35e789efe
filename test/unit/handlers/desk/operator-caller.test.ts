import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { STAFF_SCOPES } from '../../../../core/access/scopes.ts';
import { operatorOf } from '../../../../handlers/desk/operator-caller.ts';

const remainingMs = () => 1000;
const operator = (authorizer: object | null, defaultOperator: string | null = null) =>
  operatorOf({ requestContext: { authorizer } } as unknown as APIGatewayProxyEvent, defaultOperator, remainingMs);
const VERIFIED = { operator: 'u-1', name: 'Ana Maria', role: 'agent', scopes: 'support:operate' };

describe('the operator of a request', () => {
  it("is that of the authorizer's context", () => {
    expect(operator({ ...VERIFIED, client: 'console' }, 'local Support')).toEqual({
      actor: { kind: 'staff', id: 'u-1', name: 'Ana Maria' },
      ...{ role: 'agent', teams: null, scopes: ['support:operate'], client: 'console', remainingMs },
    });
  });

  it('is limited to the teams that the context names', () => {
    expect(operator({ ...VERIFIED, teams: 'billing support' })?.teams).toEqual(['billing', 'support']);
    expect(operator({ ...VERIFIED, role: 'supervisor' })?.teams).toBeNull();
  });

  it('is a machine for a program, whose id never meets a person’s', () => {
    const program = { operator: 'u-1', name: 'CRM', role: 'machine', scopes: 'support:integrate' };
    expect(operator(program)?.actor).toEqual({ kind: 'machine', id: 'u-1', name: 'CRM' });
  });

  it('is the default operator without an authorizer, and nobody without both', () => {
    const actor = { kind: 'staff', id: 'local', name: 'Support' };
    expect(operator(null, 'local Support')).toMatchObject({
      actor,
      role: 'supervisor',
      scopes: STAFF_SCOPES,
      teams: null,
      client: null,
    });
    expect(operator(null, 'ana')?.actor).toEqual({ kind: 'staff', id: 'ana', name: 'ana' });
    expect(operator(null)).toBeNull();
  });

  it.each([
    ['no identity', {}],
    ['a customer', { customer: 'ada', scopes: 'support:chat' }],
    ['no role', { operator: 'u-1', name: 'Ana', scopes: 'support:operate' }],
    ['another role', { ...VERIFIED, role: 'owner' }],
    ['an empty id', { ...VERIFIED, operator: '' }],
  ])('is nobody for a context with %s', (_, context) => {
    expect(operator(context)).toBeNull();
    expect(operator({ ...context, principalId: 'anonymous' }, 'local Support')).toBeNull();
  });

  it('has no scope of customers', () => {
    expect(operator({ ...VERIFIED, scopes: 'support:operate support:act_as support:chat' })?.scopes).toEqual([
      'support:operate',
    ]);
  });
});
