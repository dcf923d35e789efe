import { CONSOLE_SCOPES, CUSTOMER_SCOPES, DESK_ACCESS, SCOPES, type Scope } from '../../../core/access/scopes.ts';

/** A preregistered program. Its secret is public, because it exists on this machine only. */
interface Program {
  /** What people and customers at the desk read. */
  readonly name: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly scopes: readonly Scope[];
}

/** The clients of an issuer, and the scopes that it may grant. */
export interface Realm {
  /** The scopes that a person's client may have. */
  readonly scopes: readonly Scope[];
  /** Those that it gets if it requests none. */
  readonly requested: readonly Scope[];
  readonly program: Program;
  /** A preregistered client of people; other clients register themselves. */
  readonly client: { readonly client_id: string; readonly client_name: string } | null;
  /** Whether people choose a role and teams when they log in. */
  readonly hasRoles: boolean;
}

/** Any name is a customer. The program may act for each. */
export const CUSTOMERS: Realm = {
  scopes: CUSTOMER_SCOPES,
  requested: CUSTOMER_SCOPES,
  program: { name: 'Back office', client_id: 'back-office', client_secret: 'back-office', scopes: SCOPES },
  client: null,
  hasRoles: false,
};

/** The console of the desk: the page and the terminals. */
export const CONSOLE = { client_id: 'console', client_name: 'Frontdesk console' };

/** Any name works at the desk. The program is the company's CRM. */
export const STAFF: Realm = {
  scopes: CONSOLE_SCOPES,
  requested: DESK_ACCESS.requested,
  program: { name: 'Service team', client_id: 'crm', client_secret: 'crm', scopes: ['support:integrate'] },
  client: CONSOLE,
  hasRoles: true,
};

/** Where the preregistered client gets its codes: on any port, by RFC 8252. */
export const CALLBACK = 'http://127.0.0.1/callback';

/** Where it gets them as a page, on the gateway's port. */
export const CONSOLE_PAGES = ['http://127.0.0.1/console', 'http://localhost/console'] as const;
