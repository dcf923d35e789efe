import * as z from 'zod';
import { DeskError } from './desk-error.ts';

/** A machine client of the staff's issuer. */
export interface Credentials {
  /** The issuer's token endpoint. */
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
}

const Granted = z.object({ access_token: z.string(), expires_in: z.number() });
/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** An access token, which is asked for by client credentials and kept until shortly before it expires. `fresh` asks for a new one. */
export type AccessToken = (fresh?: boolean) => Promise<string>;

export const accessToken = ({ url, client_id, client_secret, scope }: Credentials): AccessToken => {
  let kept: { readonly token: Promise<string>; until: number } | null = null;
  const ask = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${basic(client_id, client_secret)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null);
    const granted = Granted.safeParse(response?.ok ? await response.json().catch(() => null) : null);
    if (!granted.success) throw new DeskError('NO_TOKEN', 'The issuer gives no token for the desk.', true);
    const { access_token, expires_in } = granted.data;
    return { token: access_token, ms: expires_in * 1000 - EARLY_MS };
  };
  return (fresh = false) => {
    if (kept && !fresh && Date.now() < kept.until) return kept.token;
    const asked = ask();
    const mine = { token: asked.then(({ token }) => token), until: Number.POSITIVE_INFINITY };
    kept = mine;
    asked.then(
      ({ ms }) => {
        mine.until = Date.now() + ms;
      },
      () => {
        if (kept === mine) kept = null;
      },
    );
    return mine.token;
  };
};

/** RFC 6749 §2.3.1: both parts are form-encoded first. */
const basic = (id: string, secret: string): string =>
  Buffer.from([id, secret].map((part) => encodeURIComponent(part)).join(':')).toString('base64');
