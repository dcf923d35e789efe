import { describe, expect, it } from 'vitest';
import { isReserved, readIdentity, reservedPrefixes } from '../../../../core/access/identity.ts';

const NOW = 1_700_000_000_000;
const IAT = NOW / 1000;
const SHOP = { issuer: 'https://shop.example/', keys: [], shares_customers: true };
const OTHER = { issuer: 'https://other.example:8443', keys: [], shares_customers: false };
const RESERVED = reservedPrefixes([SHOP, OTHER]);

const claims = (over: object = {}) => ({ sub: 'ada', jti: 'j-1', iat: IAT, exp: IAT + 300, ...over });
const read = (over: object = {}, issuer = SHOP) => readIdentity(claims(over), issuer, RESERVED, NOW);

describe('the identity in a JWT', () => {
  it('is the customer of an issuer that shares its customers, until no clock accepts the JWT', () => {
    expect(read()).toEqual({ customer: 'ada', id: 'j-1', until: IAT + 360 });
  });

  it('is apart from all others for an issuer that does not', () => {
    expect(read({}, OTHER)).toMatchObject({ customer: 'other.example:8443:ada' });
  });

  it.each([
    ['is valid for 5 minutes and a second', { exp: IAT + 301 }, 'too_long_valid'],
    ['has no exp', { exp: undefined }, 'too_long_valid'],
    ['has no iat', { iat: undefined }, 'too_long_valid'],
    ['has text as iat', { iat: String(IAT) }, 'too_long_valid'],
    ['is made for next year', { iat: IAT + 31_536_000, exp: IAT + 31_536_060 }, 'not_yet_valid'],
    ['is ahead of the clock', { iat: IAT + 31, exp: IAT + 60 }, 'not_yet_valid'],
    ['has no id', { jti: undefined }, 'no_id'],
    ['has an empty id', { jti: '' }, 'no_id'],
    ['has an id of 129 characters', { jti: 'j'.repeat(129) }, 'no_id'],
    ['names no customer', { sub: undefined }, 'no_subject'],
    ['names an empty customer', { sub: '' }, 'no_subject'],
    ['names a number', { sub: 7 }, 'no_subject'],
    ['has a line break in the customer', { sub: 'a\nb' }, 'no_subject'],
    ['has a customer of 129 characters', { sub: 'a'.repeat(129) }, 'no_subject'],
    ['names a visitor', { sub: 'visitor:1' }, 'reserved_subject'],
    ["names another issuer's customer", { sub: 'other.example:8443:ada' }, 'reserved_subject'],
  ])('is none if it %s', (_, over, invalid) => {
    expect(read(over)).toEqual({ invalid });
  });

  it.each([
    ['is empty', { sub: '' }, 'no_subject'],
    ['is too long with its host', { sub: 'a'.repeat(120) }, 'no_subject'],
    ['begins like an id of visitors', { sub: 'visitor:1' }, 'reserved_subject'],
  ])('is none, also apart, if its customer %s', (_, over, invalid) => {
    expect(read(over, OTHER)).toEqual({ invalid });
  });

  it('tolerates clocks that are 30 s apart', () => {
    expect(read({ iat: IAT + 30, exp: IAT + 330 })).toMatchObject({ customer: 'ada' });
  });
});

describe('reserved prefixes', () => {
  it('are those of visitors, and of issuers that do not share their customers', () => {
    expect(RESERVED).toEqual(['visitor:', 'other.example:8443:']);
  });

  it.each([
    ['visitor:', true],
    ['visitor', false],
    ['Visitor:1', false],
    ['other.example:8443', false],
    ['shop.example:ada', false],
    [undefined, false],
  ])('%j: %s', (claim, expected) => {
    expect(isReserved(claim, RESERVED)).toBe(expected);
  });
});
