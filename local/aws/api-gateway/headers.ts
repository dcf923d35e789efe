import type { IncomingMessage } from 'node:http';

/** Headers of one connection, which are not forwarded in either direction (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A request's end-to-end headers, all values of a name together. Names are in lower case, as from clients that speak HTTP/2. */
export const requestHeaders = ({ headersDistinct }: IncomingMessage): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(headersDistinct).flatMap(([name, values]) =>
      values && !HOP_BY_HOP.has(name) ? [[name, values]] : [],
    ),
  );

/** API Gateway renames this header of a function's response. */
const REMAPPED = 'www-authenticate';

/** A function's headers and cookies in the format of node:http. */
export const responseHeaders = (
  headers: Readonly<Record<string, string | string[]>>,
  cookies: readonly string[] = [],
): Record<string, string | string[]> => {
  const kept = Object.entries(headers)
    .filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()))
    .map(([name, value]) => [name.toLowerCase() === REMAPPED ? `x-amzn-Remapped-${name}` : name, value]);
  return Object.fromEntries(cookies.length > 0 ? [...kept, ['set-cookie', [...cookies]]] : kept);
};
