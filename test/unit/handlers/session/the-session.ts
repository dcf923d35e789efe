import { randomUUID } from 'node:crypto';
import { joseIdentities } from '../../../../adapters/jose/identity-verifier.ts';
import { kmsTokenSigner } from '../../../../adapters/kms/token-signer.ts';
import type { UsedIdentities } from '../../../../core/access/identity.ts';
import type { TokenSigner } from '../../../../core/access/token-signer.ts';
import type { Visitors } from '../../../../core/access/visitors.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { readIdentityIssuers } from '../../../../core/config/identity-issuers.ts';
import { type AnswerSession, answerSession } from '../../../../handlers/session/answer-session.ts';
import { identify } from '../../../../handlers/session/identify.ts';
import { openSession } from '../../../../handlers/session/open-session.ts';
import { kmsWith } from '../../../support/kms-key.ts';
import type { Shop } from '../../../support/shop.ts';

export const SESSION = 'https://support.example/session';
export const MCP = 'https://support.example/mcp';
export const ORIGIN = 'https://shop.example';
export const NETWORK = '203.0.113.0/24';
const KEY = randomUUID();

interface SessionOver {
  readonly shops?: readonly Shop[];
  readonly perHour?: number;
  readonly allowedHosts?: readonly string[] | null;
  readonly signer?: TokenSigner;
  readonly visitors?: Partial<Visitors>;
}

/** A table of visitors and of used JWTs, in memory. */
const memory = (perHour: number) => {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const ids = new Set<string>();
  const visitors: Visitors = {
    admit: async (network) => {
      const count = counts.get(network) ?? 0;
      if (count < perHour) counts.set(network, count + 1);
      return count < perHour;
    },
    add: async (credential, visitor) => void known.set(credential, visitor),
    find: async (credential) => known.get(credential) ?? null,
    remove: async (credential) => void known.delete(credential),
  };
  const used: UsedIdentities = {
    use: async (issuer, id) => {
      const key = JSON.stringify([issuer, id]);
      return !ids.has(key) && ids.add(key) !== undefined;
    },
  };
  return { known, visitors, used };
};

/** `/session` with its real rules and signatures, and a table in memory. */
export const theSession = ({ shops = [], perHour = 10, allowedHosts = null, ...over }: SessionOver = {}) => {
  const { known, used, ...rest } = memory(perHour);
  const visitors = { ...rest.visitors, ...over.visitors };
  const issuers = readIdentityIssuers(JSON.stringify(shops.map(({ config }) => config)));
  const kms = kmsWith(KEY);
  const signer = over.signer ?? kmsTokenSigner(kms.call, KEY);
  const clock = systemClock;
  const logged: object[] = [];
  const note = (message: string, fields: object) => void logged.push({ message, ...fields });
  const answer = answerSession({
    open: openSession({
      identify: identify({ issuers, used, audience: SESSION, clock, identities: joseIdentities(issuers, SESSION) }),
      ...{ visitors, signer, issuer: SESSION, audience: MCP, clock },
    }),
    ...{ visitors, allowedOrigins: [ORIGIN], allowedHosts },
    log: { debug: note, info: note, warn: note, error: note },
  });
  return { known, logged, kms, answer, send: sender(answer) };
};

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly network?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  /** Of the token; empty without one. */
  readonly claims: Record<string, unknown>;
}

const sender =
  (answer: AnswerSession) =>
  async (sent: unknown, { method = 'POST', headers = {}, network = NETWORK }: Sent = {}): Promise<Answered> => {
    const request = new Request(SESSION, { method, headers: { 'content-type': 'application/json', ...headers } });
    const body =
      sent instanceof Uint8Array ? sent : Buffer.from(typeof sent === 'string' ? sent : JSON.stringify(sent));
    const response = await answer({ request, body }, network);
    const text = await response.text();
    const parsed = text === '' ? {} : JSON.parse(text);
    const [, claims = 'e30'] = String(parsed.access_token ?? '').split('.');
    return {
      ...{ status: response.status, headers: response.headers, body: parsed },
      claims: JSON.parse(Buffer.from(claims, 'base64url').toString()),
    };
  };
