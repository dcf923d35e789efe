import type { Kept } from '../shared/kept.ts';
import { CallError } from '../shared/rpc.ts';

/** A token is renewed this long before it expires. */
const EARLY_MS = 60_000;
const RETRY_AFTER_MS = 2000;

export interface Session {
  /** The access token. */
  readonly token: string;
  /** Who it is for. */
  readonly customer: string;
  /** Whether the customer is not identified. */
  readonly isVisitor: boolean;
}

export interface SessionOptions {
  /** URL of `/session`. */
  readonly url: string;
  /** URL at which the shop's server identifies its customer; null for visitors only. */
  readonly identityUrl: string | null;
  /** The stored credential of a visitor. */
  readonly credential: Kept<string | null>;
  readonly now?: () => number;
}

export interface ChatSession {
  /** Opens or renews the session where needed. `isRefused`: the server refused its token. Throws `CallError`. */
  open(isRefused?: boolean): Promise<Session>;
  /** Keeps the visitor's credential in this browser, from the first message on. */
  keep(): void;
  /** Revokes it, and removes it here. */
  forget(): Promise<void>;
}

/** The customer's session: the token is in memory only. */
export const chatSession = ({ url, identityUrl, credential, now = Date.now }: SessionOptions): ChatSession => {
  let current: Promise<Session> | null = null;
  /** When the token ends, in epoch milliseconds; infinite while it is fetched. */
  let ends = Number.POSITIVE_INFINITY;
  /** Of this page, also if it is not kept. */
  let visitor = credential.read();
  let isVisitor = false;

  const start = async (): Promise<Session> => {
    const identity = identityUrl === null ? null : await identityFrom(identityUrl);
    const body = identity !== null ? { identity } : visitor !== null ? { visitor } : {};
    const response = await post(url, 'POST', body);
    const answer = (await response.json().catch(() => ({}))) as Answer;
    if (!response.ok) {
      if (!('visitor' in body) || answer.code !== 'VISITOR_UNKNOWN') throw failure(response, answer);
      credential.write(null);
      visitor = null;
      return start();
    }
    visitor = answer.visitor ?? visitor;
    isVisitor = answer.customer === 'visitor';
    ends = now() + answer.expires_in * 1000;
    return { token: answer.access_token, customer: subjectOf(answer.access_token), isVisitor };
  };

  return {
    open: (isRefused = false) => {
      if (current === null || isRefused || now() > ends - EARLY_MS) {
        ends = Number.POSITIVE_INFINITY;
        const started = start();
        current = started;
        started.catch(() => {
          if (current === started) current = null;
        });
      }
      return current;
    },
    keep: () => {
      if (isVisitor) credential.write(visitor);
    },
    forget: async () => {
      if (visitor !== null) {
        const response = await post(url, 'DELETE', { visitor });
        if (!response.ok) throw failure(response, (await response.json().catch(() => ({}))) as Answer);
      }
      credential.write(null);
      visitor = null;
      current = null;
    },
  };
};

interface Answer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly customer: 'visitor' | 'named';
  readonly visitor?: string;
  readonly code?: string;
  readonly message?: string;
  readonly retryable?: boolean;
}

const offline = () => {
  throw new CallError('OFFLINE', 'No connection.');
};

const post = (url: string, method: string, body: object): Promise<Response> =>
  fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(offline);

const failure = ({ status, headers }: Response, { code, message, retryable }: Answer): CallError =>
  new CallError(code ?? `HTTP_${status}`, message ?? `The session could not be opened: ${status}.`, {
    retryable: retryable ?? (status === 429 || status >= 500),
    retry_after_ms: Number(headers.get('retry-after') ?? RETRY_AFTER_MS / 1000) * 1000,
  });

/** The JWT of the shop's customer; null if nobody is signed in there: 204, or 401. */
const identityFrom = async (url: string): Promise<string | null> => {
  const response = await fetch(url, { method: 'POST', credentials: 'same-origin' }).catch(offline);
  if (response.status === 204 || response.status === 401) return null;
  const body = (await response.json().catch(() => ({}))) as { readonly identity?: string };
  if (response.ok && typeof body.identity === 'string') return body.identity;
  const isTransient = response.status === 429 || response.status >= 500;
  throw new CallError('IDENTITY_FAILED', `${url} answered ${response.status} without an identity.`, {
    retryable: isTransient,
  });
};

/** The subject of a token that the server has just made. It only tells customers apart in this page, so it is not verified. */
const subjectOf = (token: string): string => {
  const bytes = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
  const claims = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return String((JSON.parse(claims) as { readonly sub: unknown }).sub);
};
