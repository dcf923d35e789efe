import { apiUrl } from '../../../core/access/bearer-challenge.ts';
import { recordOf } from '../../../core/text/json.ts';
import { fail, skip } from '../check.ts';
import type { Check, System } from '../system.ts';

const HTML = ['/', '/chat', '/console'];
/** What every page's policy says, whatever its addresses. */
const RULES = ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "require-trusted-types-for 'script'"];

/** Origin of the pages. */
export const pagesOf = ({ options: { pages, url, local } }: System): string =>
  new URL(pages ?? (local ? url : skip('name the pages: --pages and the output ChatPage'))).origin;

/** The pages come with their policies, their files may be kept, and `config.json` names this API. */
export const pages: Check = {
  name: 'pages',
  remedy: 'Check the log /frontdesk/<stage>/pages of their upload, and infra/pages/pages.ts.',
  run: async (system) => {
    const origin = pagesOf(system);
    const { url, local } = system.options;
    const wrong: string[] = [];
    for (const path of HTML) {
      const { headers, text } = await get(origin, path, 'text/html');
      const policy = headers.get('content-security-policy') ?? '';
      const lacks = [...RULES, 'frame-ancestors ', ...(local ? [] : [new URL(url).origin])];
      wrong.push(...lacks.flatMap((rule) => (policy.includes(rule) ? [] : `the policy of ${path} lacks ${rule}`)));
      const [asset] = /\/assets\/[\w-]+\.(js|css)/.exec(text) ?? fail(`${path} names no file of its own`);
      const { headers: ofAsset } = await get(origin, asset, asset.endsWith('.js') ? 'text/javascript' : 'text/css');
      if (!ofAsset.get('cache-control')?.includes('immutable')) wrong.push(`${asset} may not be kept`);
    }
    for (const [path, type] of [
      ['/widget.js', 'text/javascript'],
      ['/config.json', 'application/json'],
    ] as const) {
      const { headers } = await get(origin, path, type, { origin: 'https://shop.example' });
      if (headers.get('access-control-allow-origin') !== '*') wrong.push(`${path} is not for every origin`);
    }
    const { api, login } = recordOf(JSON.parse((await get(origin, '/config.json', 'application/json')).text));
    if (api !== (local ? '' : apiUrl(url))) wrong.push(`config.json names the API ${JSON.stringify(api)}`);
    if (!local && !recordOf(login).client_id) wrong.push('config.json has no log-in for the console');
    if (wrong.length > 0) fail(wrong.join('; '));
    return `pages ${HTML.join(' ')} with their policies, /widget.js and /config.json for every origin`;
  },
};

const get = async (origin: string, path: string, type: string, headers: Record<string, string> = {}) => {
  const response = await fetch(origin + path, { headers, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) fail(`${path} has the status ${response.status}`);
  const found = response.headers.get('content-type') ?? 'none';
  if (!found.startsWith(type)) fail(`${path} has the type ${found}`);
  return { headers: response.headers, text };
};
