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

/** A request's end-to-end headers with the client's spelling, all values of a name together. */
export const requestHeaders = ({ rawHeaders, headers, socket }: IncomingMessage): Map<string, string[]> => {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  const values = new Map<string, string[]>();
  const spelling = new Map<string, string>();
  const add = (name: string, value: string) => {
    const key = name.toLowerCase();
    if (HOP_BY_HOP.has(key) || named.has(key)) return;
    const spelled = spelling.get(key) ?? name;
    spelling.set(key, spelled);
    values.set(spelled, [...(values.get(spelled) ?? []), value]);
  };
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) add(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  const client = socket.remoteAddress ?? '127.0.0.1';
  const before = values.get(spelling.get('x-forwarded-for') ?? '')?.join(', ');
  for (const [name, value] of [
    ['X-Forwarded-For', before === undefined ? client : `${before}, ${client}`],
    ['X-Forwarded-Port', String(socket.localPort)],
    ['X-Forwarded-Proto', 'http'],
  ] as const) {
    values.delete(spelling.get(name.toLowerCase()) ?? '');
    values.set(name, [value]);
  }
  return values;
};

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
