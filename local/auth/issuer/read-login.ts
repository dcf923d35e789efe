import * as z from 'zod/mini';
import { Identifier } from '../../../core/access/identifier.ts';

export const ROLES = ['agent', 'supervisor'] as const;

/** The fields of the login page. Teams are separated by spaces or commas. */
const Login = z.object({
  name: z.pipe(z.string().check(z.trim()), Identifier),
  role: z.optional(z.enum(ROLES, 'must be agent or supervisor.')),
  teams: z._default(z.string().check(z.maxLength(1000, 'must have at most 1000 characters.')), ''),
});

/** The account that logs in, with groups as in Cognito's access tokens; or the reason why the login is refused. */
export const readLogin = (
  form: URLSearchParams,
): { readonly accountId: string; readonly groups: readonly string[] } | { readonly refusal: string } => {
  const login = Login.safeParse({ name: '', ...Object.fromEntries(form) });
  if (!login.success) {
    const [issue] = login.error.issues;
    return { refusal: `The ${String(issue?.path[0])} ${issue?.message}` };
  }
  const { name, role, teams } = login.data;
  const limits = teams.split(/[\s,]+/).flatMap((team) => (team === '' ? [] : [`team:${team}`]));
  return { accountId: name, groups: role === undefined ? [] : [role, ...limits] };
};
