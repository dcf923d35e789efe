import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';

/** A new key for tokens that name the customer of a call: the private one as the secret holds it, and the public one. */
export const customerKey = (kid: string): { readonly secret: string; readonly publicKey: JWK } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    secret: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }),
    publicKey: { ...(publicKey.export({ format: 'jwk' }) as JWK), kid },
  };
};
