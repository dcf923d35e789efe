import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { startHttp } from './http-stand-in.ts';

/** An undefined claim is omitted. */
export type Claims = Readonly<Record<string, unknown>>;

/** The part of an issuer that a resource server sees: keys over HTTP, and tokens signed with the newest of them. */
export interface IssuerKeys {
  readonly jwksUri: string;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  sign(claims: Claims, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The newest public key, as it is published. */
  publicKey(): object;
  /** Signs with a new key from now on; earlier keys stay published. */
  rotate(alg?: string): Promise<void>;
  /** The response to further key requests; null returns the keys. */
  fail(answer: { readonly status: number; readonly body: string } | null): void;
  close(): Promise<void>;
}

export const startIssuerKeys = async (): Promise<IssuerKeys> => {
  const published: object[] = [];
  let newest: {
    readonly alg: string;
    readonly kid: string;
    readonly key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  };
  let failure: { readonly status: number; readonly body: string } | null = null;
  let fetches = 0;
  const rotate = async (alg = 'RS256') => {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    newest = { alg, kid: `key-${published.length}`, key: privateKey };
    published.push({ ...(await exportJWK(publicKey)), alg, kid: newest.kid, use: 'sig' });
  };
  await rotate();
  const { url, close } = await startHttp((_, response) => {
    fetches += 1;
    const { status, body } = failure ?? { status: 200, body: JSON.stringify({ keys: published }) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  return {
    jwksUri: `${url}/jwks`,
    fetches: () => fetches,
    sign: (claims, header = {}) =>
      new SignJWT(claims as JWTPayload)
        .setProtectedHeader({ alg: newest.alg, kid: newest.kid, ...header })
        .sign(newest.key),
    publicKey: () => published.at(-1) ?? {},
    rotate,
    fail: (answer) => {
      failure = answer;
    },
    close,
  };
};
