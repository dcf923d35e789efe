import { UnsecuredJWT } from 'jose';
import { expect, it } from 'vitest';
import { tokensByIssuer } from '../../../../adapters/jose/tokens-by-issuer.ts';

const named = (name: string) => ({ verify: async (token: string) => ({ claims: { name, token } }) });
const tokens = tokensByIssuer(
  new Map([
    ['https://a.example', named('a')],
    ['https://b.example', named('b')],
  ]),
);
const of = (iss?: string) => new UnsecuredJWT(iss === undefined ? {} : { iss }).encode();

it.each([
  ['https://a.example', 'a'],
  ['https://b.example', 'b'],
])('a token of %s is verified by its verifier', async (issuer, name) => {
  expect(await tokens.verify(of(issuer))).toMatchObject({ claims: { name, token: of(issuer) } });
});

it.each([
  ['of another issuer', of('https://a.example/')],
  ['of no issuer', of()],
  ['that is no JWT', 'abc'],
  ['with other JSON', 'e30.W10.x'],
])('a token %s is invalid', async (_, token) => {
  expect(await tokens.verify(token)).toEqual({ invalid: 'unknown_issuer' });
});
