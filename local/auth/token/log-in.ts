/** More redirects than a login has. */
const MAX_STEPS = 10;

/** The input of the login page. */
export type Entries = Readonly<Record<string, string>>;

/**
 * Follows an authorization request as a browser and a person would: to the login page, which it fills in, and on to the client's
 * callback. Returns the callback URL without requesting it.
 */
export const logIn = async (authorization: URL, callback: string, entries: Entries): Promise<URL> => {
  const cookies = new Map<string, string>();
  const visit = async (url: URL, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), accept: 'text/html' },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [key = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/, 2) ?? [];
      cookies.set(key, value);
    }
    return response;
  };

  let url = authorization;
  let asked = false;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (url.href.startsWith(callback)) return url;
    let response = await visit(url);
    if (response.status === 200 && !asked) {
      asked = true;
      response = await visit(url, new URLSearchParams(entries));
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`The login failed: ${errorIn(await response.text())}`);
    url = new URL(next, url);
  }
  throw new Error(`The login did not end after ${MAX_STEPS} redirects.`);
};

const errorIn = (page: string): string =>
  /class="bad">([^<]*)/.exec(page)?.[1] ?? 'this is no login page of the local issuer.';
