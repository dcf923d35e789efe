import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../core/access/scopes.ts';
import { callerOf } from '../../../../handlers/mcp/customer-caller.ts';

const remainingMs = () => 1000;
const caller = (authorizer: object | null, defaultCustomer: string | null = null) =>
  callerOf({ requestContext: { authorizer } } as unknown as APIGatewayProxyEvent, defaultCustomer, remainingMs);

describe('the caller of a request', () => {
  it("is that of the authorizer's context, with the client and the network if it has them", () => {
    const verified = { customer: 'ada', scopes: 'support:chat support:read', principalId: 'x' };
    const ada = { customer: 'ada', scopes: ['support:chat', 'support:read'], remainingMs };
    expect(caller(verified)).toEqual({ ...ada, client: null, network: null });
    const more = { client: 'app-1', network: '203.0.113.0/24' };
    expect(caller({ ...verified, ...more }, 'local')).toEqual({ ...ada, ...more });
  });

  it('is the default customer without an authorizer, and nobody without both', () => {
    expect(caller(null, 'local')).toEqual({
      customer: 'local',
      scopes: SCOPES,
      client: null,
      network: null,
      remainingMs,
    });
    expect(caller(null)).toBeNull();
    expect(caller({ customer: '', scopes: 'support:chat' })).toBeNull();
  });

  it('is nobody with the context of the desk, and has no scope of the staff', () => {
    const staff = { operator: 'ana', name: 'Ana', role: 'supervisor', scopes: 'support:operate', principalId: 'x' };
    expect(caller(staff)).toBeNull();
    expect(caller({ principalId: 'anonymous' })).toBeNull();
    expect(caller(staff, 'local')).toBeNull();
    expect(caller({ ...staff, customer: 'ada' })).toMatchObject({ customer: 'ada', scopes: [] });
  });
});
