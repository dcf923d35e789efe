import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF } from '../../../../../local/auth/issuer/realms.ts';
import { type Issuer, startIssuer } from '../../../../../local/auth/issuer/server.ts';
import { logIn as enter } from '../../../../../local/auth/token/log-in.ts';
import { pageSettings } from '../../../../../local/pages/page-settings.ts';
import { type Begun, logIn, logInFailure } from '../../../../../web/console/login/log-in.ts';
import { kept } from '../../../../../web/shared/kept.ts';
import type { PageConfig } from '../../../../../web/shared/page-config.ts';
import { aStorage } from '../a-case.ts';

const PAGE = 'http://127.0.0.1:4123/console';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer('http://127.0.0.1:4123/desk', STAFF);
});
afterAll(() => issuer.close());

/** The console's log-in in a tab at `url`, with the local issuer. */
const aTab = (url: string, storage = aStorage(), at = issuer.url) => {
  const tab = { url, left: '' };
  const { login } = pageSettings(at).config as PageConfig;
  if (!login) throw new Error('The desk needs no token.');
  const session = logIn({
    login,
    address: () => tab.url,
    rewrite: (next) => {
      tab.url = next;
    },
    goTo: (next) => {
      tab.left = next;
    },
    begun: kept<Begun | null>(() => storage, 'login', null),
  });
  return { tab, session, storage };
};

/** The tab after the issuer has sent it back. */
const returned = async () => {
  const first = aTab(`${PAGE}?x=1#/case/alice/c-1`);
  await first.session.begin('work');
  const back = await enter(new URL(first.tab.left), PAGE, { name: 'ana', role: 'agent' });
  return { ...aTab(back.href, first.storage), back };
};

describe('the log-in of the console', () => {
  it('asks for a code for this page, with PKCE, and keeps what it needs for the way back', async () => {
    const { session, tab, storage } = aTab(`${PAGE}?x=1#/settings`);
    expect(session.isBack()).toBe(false);
    await session.begin('work');
    const { searchParams } = new URL(tab.left);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'console', redirect_uri: PAGE, scope: 'openid support:operate' },
      code_challenge_method: 'S256',
    });
    const { state, nonce, verifier, hash } = JSON.parse(storage.items.get('login') ?? '');
    expect([searchParams.get('state'), searchParams.get('nonce'), hash]).toEqual([state, nonce, '#/settings']);
    expect(tab.left).not.toContain(verifier);
  });

  it('asks for one more scope to administer, and for a new log-in, whose time is in the token', async () => {
    const first = aTab(`${PAGE}#/case/alice/c-1`);
    await first.session.begin('administer');
    const { searchParams } = new URL(first.tab.left);
    expect(searchParams.get('scope')).toBe('openid support:operate support:admin');
    expect(searchParams.get('prompt')).toBe('login');
    const back = await enter(new URL(first.tab.left), PAGE, { name: 'ana', role: 'supervisor' });
    const { session, tab } = aTab(back.href, first.storage);
    await session.finish();
    expect(tab.url).toBe(`${PAGE}#/case/alice/c-1`);
    const claims = decodeJwt(await session.token(false));
    expect(claims).toMatchObject({ scope: 'support:operate support:admin', client_id: 'console' });
    expect(Math.abs(Number(claims.auth_time) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('has a token after it, at the route of before, and none is stored', async () => {
    const { session, tab, storage } = await returned();
    expect(session.isBack()).toBe(true);
    await session.finish();
    expect(tab.url).toBe(`${PAGE}#/case/alice/c-1`);
    expect(await session.token(false)).toMatch(/^ey/);
    expect([...storage.items]).toEqual([]);
  });

  it('renews a token that was refused, once for all calls', async () => {
    const { session } = await returned();
    await session.finish();
    const first = await session.token(false);
    const [one, other] = await Promise.all([session.token(true), session.token(true)]);
    expect(one).not.toBe(first);
    expect(other).toBe(one);
  });

  it('forgets its tokens at the end', async () => {
    const { session } = await returned();
    await session.finish();
    session.forget();
    await expect(session.token(false)).rejects.toMatchObject({ code: 'HTTP_401' });
    await expect(session.token(true)).rejects.toMatchObject({ code: 'HTTP_401' });
  });

  it('takes no answer that it did not ask for', async () => {
    const { back, storage } = await returned();
    const other = new URL(back);
    other.searchParams.set('state', 'guessed');
    const forged = aTab(other.href, storage);
    await expect(forged.session.finish()).rejects.toThrow('state');
    expect(forged.tab.url).not.toContain('code=');
    await expect(forged.session.token(false)).rejects.toMatchObject({ code: 'HTTP_401' });
  });

  it('takes no answer of another tab', async () => {
    const { back } = await returned();
    await expect(aTab(back.href).session.finish()).rejects.toThrow('another tab');
  });

  it('says that the issuer cannot be reached', async () => {
    const { session } = aTab(PAGE, aStorage(), 'http://127.0.0.1:1');
    expect(await session.begin('work').catch(logInFailure)).toBe('The log-in service cannot be reached.');
  });

  it('says why the issuer refused', async () => {
    const { session, tab, storage } = aTab(PAGE);
    await session.begin('work');
    const { state } = JSON.parse(storage.items.get('login') ?? '');
    const answer = new URLSearchParams({ error: 'access_denied', state, iss: issuer.url });
    const back = aTab(`${PAGE}?${answer}`, storage);
    expect(back.session.isBack()).toBe(true);
    expect(await back.session.finish().catch(logInFailure)).toBe('access_denied.');
    expect([tab.left === '', back.tab.url]).toEqual([false, PAGE]);
  });
});
