import * as z from 'zod/mini';
import { Identifier } from '../../../core/access/identifier.ts';

export const ROLES = ['agent', 'supervisor'] as const;

/** What a person types at the login. Teams are separated by spaces or commas. */
const Login = z.object({
  name: z.pipe(z.string().check(z.trim()), Identifier),
  role: z.optional(z.enum(ROLES, 'must be agent or supervisor.')),
  teams: z._default(z.string().check(z.maxLength(1000, 'must have at most 1000 characters.')), ''),
});

/** The people who have logged in, by name, each with the groups of the last login. */
export class Accounts {
  readonly #groups = new Map<string, readonly string[]>();

  /** The name of the account, or why the login is refused. */
  logIn(form: URLSearchParams): { readonly account: string } | { readonly refusal: string } {
    const login = Login.safeParse({ name: '', ...Object.fromEntries(form) });
    if (!login.success) {
      const [issue] = login.error.issues;
      return { refusal: `The ${String(issue?.path[0])} ${issue?.message}` };
    }
    const { name, role, teams } = login.data;
    const groups = teams.split(/[\s,]+/).flatMap((team) => (team === '' ? [] : [`team:${team}`]));
    this.#groups.set(name, role === undefined ? [] : [role, ...groups]);
    return { account: name };
  }

  /** As Cognito's access tokens have them, with the name that a trigger of the staff's pool adds. */
  claimsOf(account: string): object {
    return { name: account, 'cognito:groups': this.#groups.get(account) ?? [] };
  }
}
