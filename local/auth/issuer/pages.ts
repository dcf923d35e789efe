import type { Context } from 'oidc-provider';
import { ROLES } from './read-login.ts';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; background: #f4f4f1; color: #222; display: grid; min-height: 90vh; place-items: center }
  main { background: #fff; padding: 2rem; border-radius: .5rem; width: min(22rem, 85vw); box-shadow: 0 1px 4px #0003 }
  h1 { font-size: 1.25rem; margin-top: 0 }
  label { display: block } input, select { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; margin: .25rem 0 1rem }
  button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: .25rem; background: #235; color: #fff }
  .bad { color: #b00020 } small { color: #666 }`;

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>${content}</main></html>`;

/** What a client asks a person to log in for: to contact support, to work at the desk, or to export or erase a customer. */
export type Purpose = 'contact' | 'desk' | 'admin';

const PURPOSES: Readonly<Record<Purpose, string>> = {
  contact: 'contact customer support on your behalf',
  desk: 'work at the desk in your name',
  admin: 'export and erase customers in your name. Only a supervisor may, within ten minutes of this log-in',
};

/** The form that asks for a name without a password: a customer's, or that of a person at the desk with role and teams. */
export const loginPage = (client: string, purpose: Purpose, refusal: string | null): string => {
  const hasRoles = purpose !== 'contact';
  return page(
    purpose === 'admin' ? 'Log in again' : 'Who are you?',
    `<p><b>${escaped(client)}</b> wants to ${PURPOSES[purpose]}.</p>
<form method="post" autocomplete="off"><label for="name">${hasRoles ? 'Your name' : 'Customer'}</label>
<input id="name" name="name" required autofocus maxlength="128" placeholder="${hasRoles ? 'ana' : 'alice'}">
${hasRoles ? duty(purpose === 'admin' ? 'supervisor' : 'agent') : ''}${refusal === null ? '' : `<p class="bad">${escaped(refusal)}</p>`}<button>Continue</button></form>
<p><small>This is Frontdesk's issuer for the one-machine run. Enter any name; there is no password.</small></p>`,
  );
};

const duty = (preset: string): string => `<label for="role">Role</label>
<select id="role" name="role">${ROLES.map((role) => `<option${role === preset ? ' selected' : ''}>${role}</option>`).join('')}</select>
<label for="teams">Teams of an agent, or none for all</label>
<input id="teams" name="teams" placeholder="billing returns">
`;

export const errorPage = (message: string): string =>
  page('The login failed', `<p class="bad">${escaped(message)}</p><p>Start again from your client.</p>`);

/** Forbids scripts, frames and external resources; the style is inline. */
export const showPage = (context: Context, html: string): void => {
  context.type = 'html';
  context.set({
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });
  context.body = html;
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
