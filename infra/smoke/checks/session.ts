import { apiUrl } from '../../../core/access/bearer-challenge.ts';
import { fromJson, recordOf } from '../../../core/text/json.ts';
import { fail, skip } from '../check.ts';
import { type Check, post } from '../system.ts';
import { pagesOf } from './pages.ts';

/** A visitor gets a token for `/mcp` only, comes back by the credential, and can revoke it. */
export const session: Check = {
  name: 'session',
  remedy: 'See "session failed" in the log of the function session.',
  run: async ({ options: { url, local, token } }) => {
    if (!url.endsWith('/mcp')) skip('--url does not end in /mcp, so /session is not known');
    const ask = async (body: object, method = 'POST') => {
      const response = await fetch(`${apiUrl(url)}/session`, { ...post(JSON.stringify(body)), method });
      const data = recordOf(fromJson(await response.text()));
      return { status: response.status, ...data } as Readonly<Record<string, unknown>> & { status: number };
    };
    const first = await ask({});
    if (first.status !== 200 || first.customer !== 'visitor')
      fail(`a new visitor gets ${first.status} ${first.code ?? ''} ${first.message ?? ''}`);
    const headers = { authorization: `Bearer ${first.access_token}` };
    const statusOf = async (of: string) => {
      const response = await fetch(of, post(undefined, headers));
      await response.body?.cancel();
      return response.status;
    };
    if ((await statusOf(url)) !== 200) fail('/mcp does not accept the token of a visitor');
    const isOpen = local && token === undefined;
    if (!isOpen && (await statusOf(url.replace(/mcp$/, 'desk'))) !== 401)
      fail('/desk does not refuse the token of a visitor');
    const { visitor } = first;
    const again = await ask({ visitor });
    if (subjectOf(again.access_token) !== subjectOf(first.access_token)) fail('the credential names another visitor');
    const [revoked, after] = [await ask({ visitor }, 'DELETE'), await ask({ visitor })];
    if (revoked.status !== 204 || after.status !== 401)
      fail(`a revoked credential gets ${after.status}, and its revocation ${revoked.status}`);
    return 'a token for /mcp only, the same visitor by the credential, which can be revoked';
  },
};

const subjectOf = (token: unknown): unknown => {
  const [, claims = ''] = String(token).split('.');
  return recordOf(fromJson(Buffer.from(claims, 'base64url').toString())).sub;
};

const FOREIGN = 'https://elsewhere.example';

/** The API answers the stage's own pages, and no page of another origin. */
export const origins: Check = {
  name: 'origins',
  remedy: 'Check ALLOWED_ORIGINS of the functions, and pages, allowedOrigins and deskOrigins of the stage.',
  run: async (system) => {
    const { url } = system.options;
    const own = pagesOf(system);
    const wrong: string[] = [];
    for (const path of ['mcp', 'desk', 'session']) {
      const allowedFor = async (origin: string) => {
        const headers = {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        };
        const response = await fetch(`${apiUrl(url)}/${path}`, { method: 'OPTIONS', headers });
        await response.body?.cancel();
        return response.headers.get('access-control-allow-origin');
      };
      if ((await allowedFor(own)) !== own) wrong.push(`/${path} does not allow ${own}`);
      const foreign = await allowedFor(FOREIGN);
      if (foreign === FOREIGN || foreign === '*') wrong.push(`/${path} allows ${FOREIGN}`);
    }
    const refused = await fetch(`${apiUrl(url)}/session`, post('{}', { origin: FOREIGN }));
    await refused.body?.cancel();
    if (refused.status !== 403) wrong.push(`/session answers ${refused.status} to a page of ${FOREIGN}`);
    if (wrong.length > 0) fail(wrong.join('; '));
    return `pages of ${own} may call /mcp, /desk and /session, those of ${FOREIGN} may not`;
  },
};
