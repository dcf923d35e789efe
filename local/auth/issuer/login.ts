import type { Context, Provider } from 'oidc-provider';
import { readBody } from '../../http/read-body.ts';
import { errorPage, loginPage, type Purpose, showPage } from './pages.ts';
import { readLogin } from './read-login.ts';
import type { Realm } from './realms.ts';

const MAX_BODY_BYTES = 10_000;

/** The login page: it asks for a name, at the desk also for a role, and no proof. */
export const login =
  (provider: Provider, { hasRoles }: Realm) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (!context.path.startsWith('/login/')) return next();
    const { req, res, method } = context;
    const details = await provider.interactionDetails(req, res).catch(() => null);
    context.status = details ? 200 : 400;
    if (!details) return showPage(context, errorPage('This login has expired, or belongs to another browser.'));
    const client = await provider.Client.find(String(details.params.client_id));
    const scopes = String(details.params.scope ?? '').split(' ');
    const purpose: Purpose = !hasRoles ? 'contact' : scopes.includes('support:admin') ? 'admin' : 'desk';
    const show = (refusal: string | null) =>
      showPage(context, loginPage(client?.clientName ?? 'A client without a name', purpose, refusal));
    if (method !== 'POST') return show(null);

    const body = await readBody(req, MAX_BODY_BYTES);
    const entered = readLogin(new URLSearchParams(body?.toString()));
    if ('accountId' in entered) {
      // The login counts as consent, for clients that send prompt=consent.
      return provider.interactionFinished(req, res, { login: entered, consent: {} });
    }
    context.status = 400;
    show(entered.refusal);
  };
