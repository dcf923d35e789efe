import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** The server of a shop, which signs JWTs about its customers. */
export interface Shop {
  /** As an item of `IDENTITY_ISSUERS`. */
  readonly config: {
    readonly issuer: string;
    readonly keys: readonly [Record<string, unknown>];
    readonly shares_customers: boolean;
  };
  /** A valid JWT about a customer, but for what is given. An undefined claim is omitted. */
  sign(
    customer: string,
    claims?: Readonly<Record<string, unknown>>,
    header?: Readonly<Record<string, unknown>>,
  ): Promise<string>;
}

interface ShopOptions {
  readonly issuer?: string;
  readonly alg?: 'ES256' | 'EdDSA' | 'RS256';
  readonly shares_customers?: boolean;
}

/** A shop whose JWTs are for `audience`, the URL of `/session`. */
export const newShop = async (
  audience: string,
  { issuer = 'https://shop.example', alg = 'ES256', shares_customers = true }: ShopOptions = {},
): Promise<Shop> => {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'shop-1', alg };
  return {
    config: { issuer, keys: [jwk], shares_customers },
    sign: (sub, claims = {}, header = {}) => {
      const iat = Math.floor(Date.now() / 1000);
      const valid = { iss: issuer, aud: audience, sub, iat, exp: iat + 60, jti: randomUUID() };
      return new SignJWT({ ...valid, ...claims } as JWTPayload)
        .setProtectedHeader({ alg, kid: 'shop-1', typ: 'frontdesk-identity+jwt', ...header })
        .sign(privateKey);
    },
  };
};
