import type { Context, Provider } from 'oidc-provider';
import { Identifier } from '../../../core/access/identifier.ts';
import { readBody } from '../../http/read-body.ts';
import { errorPage, loginPage, showPage } from './pages.ts';

const MAX_BODY_BYTES = 10_000;

/** The login page: it asks for a customer's name and no proof. */
export const login =
  (provider: Provider) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (!context.path.startsWith('/login/')) return next();
    const { req, res, method } = context;
    const details = await provider.interactionDetails(req, res).catch(() => null);
    context.status = details ? 200 : 400;
    if (!details) return showPage(context, errorPage('This login has expired, or belongs to another browser.'));
    const client = await provider.Client.find(String(details.params.client_id));
    const show = (refusal: string | null) =>
      showPage(context, loginPage(client?.clientName ?? 'A client without a name', refusal));
    if (method !== 'POST') return show(null);

    const body = await readBody(req, MAX_BODY_BYTES);
    const name = Identifier.safeParse(new URLSearchParams(body?.toString()).get('name')?.trim());
    if (name.success) {
      // The login counts as consent, for clients that send prompt=consent.
      return provider.interactionFinished(req, res, { login: { accountId: name.data }, consent: {} });
    }
    context.status = 400;
    show(`The name ${name.error.issues[0]?.message}`);
  };
