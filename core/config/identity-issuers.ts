import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import {
  IDENTITY_ALGORITHMS,
  type IdentityAlgorithm,
  type IdentityIssuer,
  reservedPrefixes,
} from '../access/identity.ts';
import { isVisitor } from '../access/visitor.ts';
import { readJson } from '../text/read-json.ts';
import { nonEmptyString, variable } from './environment.ts';

const MIN_RSA_BITS = 2048;

const FITS: Readonly<Record<IdentityAlgorithm, (key: KeyObject) => boolean>> = {
  ES256: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  EdDSA: (key) => key.asymmetricKeyType === 'ed25519',
  RS256: (key) => key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS,
};

const Key = z.pipe(
  z.looseObject({ kid: nonEmptyString, alg: z.enum(IDENTITY_ALGORITHMS) }),
  z.transform(({ kid, alg, ...jwk }, context) => {
    const publicKey = 'd' in jwk ? null : publicKeyOf(jwk);
    if (publicKey && FITS[alg](publicKey)) return { kid, alg, publicKey };
    const message = `must be a public key for ${alg}`;
    context.issues.push({ code: 'custom', message, input: null });
    return z.NEVER;
  }),
);

const publicKeyOf = (jwk: object): KeyObject | null => {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
};

const areUnique = (texts: readonly unknown[]): boolean => new Set(texts).size === texts.length;

/** Whether no prefix begins with another. With hosts `shop` and `shop:8443`, customer `8443:bob` of the first would be `bob` of the second. */
const areApart = (prefixes: readonly string[]): boolean =>
  prefixes.every((one, at) => prefixes.every((other, place) => place === at || !one.startsWith(other)));

const Issuer = z.strictObject({
  issuer: z
    .string()
    .check(z.refine((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? ''), 'must be a URL, such as https://…')),
  keys: z.array(Key).check(
    z.minLength(1),
    z.refine((keys) => areUnique(keys.map(({ kid }) => kid)), 'have a kid twice'),
  ),
  shares_customers: z.boolean(),
});

const Issuers = z.array(Issuer).check(
  z.refine((issuers) => areUnique(issuers.map(({ issuer }) => issuer)), 'has an issuer twice'),
  z.refine(
    (issuers) => areApart(reservedPrefixes(issuers)) && !reservedPrefixes(issuers).slice(1).some(isVisitor),
    'has issuers with shares_customers false whose hosts are the same, differ only in the port, or are named visitor',
  ),
);

const EXAMPLE = '[{"issuer":"https://shop.example","keys":[{"kid":"1","alg":"ES256",…}],"shares_customers":true}]';

/** Reads the issuers whose JWTs `/session` accepts, from JSON. */
export const readIdentityIssuers = (json: string): readonly IdentityIssuer[] => readJson(Issuers, json, EXAMPLE);

/** The variable that holds them. */
export const identityIssuers = variable(readIdentityIssuers);
