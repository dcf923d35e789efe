import { randomBytes } from 'node:crypto';

const COOKIE = 'copper_and_clay';
const COOKIE_PATTERN = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`);
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

/** Who is signed in at the shop, by a cookie of its own. Frontdesk never sees it. */
export interface LogIns {
  /** The customer of a request; null if nobody is signed in. */
  customerOf(request: Request): string | null;
  /** Returns the `Set-Cookie` of a customer who has signed in. */
  signIn(customer: string): string;
  signOut(request: Request): string;
}

export const logIns = (): LogIns => {
  const customers = new Map<string, string>();
  const idIn = (request: Request) => COOKIE_PATTERN.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
  return {
    customerOf: (request) => customers.get(idIn(request)) ?? null,
    signIn: (customer) => {
      const id = randomBytes(24).toString('base64url');
      customers.set(id, customer);
      return `${COOKIE}=${id}; ${ATTRIBUTES}`;
    },
    signOut: (request) => {
      customers.delete(idIn(request));
      return `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
    },
  };
};
