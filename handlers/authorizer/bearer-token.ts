/** Far longer than any access token, and short enough to be decoded for everybody who sends one. */
const MAX_LENGTH = 8 * 1024;

/** The scheme in any case, and the characters that RFC 6750 allows: a list of two tokens is none. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** The one token of a request, or a label that says why there is none. */
export const bearerToken = (
  authorization: readonly string[],
): { readonly token: string } | { readonly invalid: string } => {
  const [header, ...others] = authorization;
  if (header === undefined) return { invalid: 'no_token' };
  if (others.length > 0) return { invalid: 'several_tokens' };
  const token = BEARER.exec(header.trim())?.[1];
  if (token === undefined) return { invalid: 'not_bearer' };
  return token.length > MAX_LENGTH ? { invalid: 'token_too_long' } : { token };
};
