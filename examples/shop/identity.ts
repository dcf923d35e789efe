import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

const ALGORITHM = 'ES256';
/** Five minutes at most are accepted. The widget uses it at once. */
const VALID_FOR = '60s';

/** Says who a customer is, to Frontdesk. */
export interface IdentitySigner {
  /** The public key. Its `kid` and `alg` stand in every JWT. */
  readonly key: JWK;
  /** A JWT that names a customer. It is used once. */
  sign(customer: string): Promise<string>;
}

/**
 * A signer with a new key, which is lost when the shop stops. A real shop keeps its private key where its other secrets are, and gives the
 * public one to Frontdesk. `issuer` is the shop's URL, `audience` the URL of Frontdesk's `/session`.
 */
export const identitySigner = async (issuer: () => string, audience: string): Promise<IdentitySigner> => {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  const kid = randomUUID();
  return {
    key: { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM },
    sign: (customer) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'frontdesk-identity+jwt' })
        .setIssuer(issuer())
        .setAudience(audience)
        .setSubject(customer)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(VALID_FOR)
        .sign(privateKey),
  };
};
