/** More redirects than any login has. */
const MAX_STEPS = 10;

/**
 * Does what a browser and a customer would do with an authorization request: follows it to the login page, says the name, and follows
 * what comes to the client's own address, which is returned and not called.
 */
export const logIn = async (authorization: URL, callback: string, name: string): Promise<URL> => {
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
      response = await visit(url, new URLSearchParams({ name }));
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`The login failed: ${complaintIn(await response.text())}`);
    url = new URL(next, url);
  }
  throw new Error('The login did not come to an end.');
};

/** What the issuer's pages say when they do not go on. */
const complaintIn = (page: string): string =>
  /class="bad">([^<]*)/.exec(page)?.[1] ?? 'no login page of the local issuer.';
