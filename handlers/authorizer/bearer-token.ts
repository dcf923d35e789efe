/** Characters. Access tokens are far shorter, and a token of this length is cheap to decode. */
const MAX_LENGTH = 8 * 1024;

/** The scheme in any case, and the characters that RFC 6750 allows. A list of two tokens does not match. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** The token of a request, or a label that says why there is none. */
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
