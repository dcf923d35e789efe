import { REQUEST_HEADERS } from '../../../core/access/request-headers.ts';

/** Whether requests from this origin are allowed. A client other than a browser sends no origin. `*` allows every origin. */
export const isAllowedOrigin = (origin: string | null, allowed: readonly string[]): boolean =>
  origin === null || allowed.includes('*') || allowed.includes(origin);

/** The response to a CORS preflight request; null for any other request. */
export const preflight = (request: Request, methods = 'POST'): Response | null =>
  request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
    ? new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': methods,
          'access-control-allow-headers': REQUEST_HEADERS.join(', '),
          'access-control-max-age': '600',
        },
      })
    : null;

/** Adds the CORS headers that let a page of an allowed origin read the response. */
export const withCors = (request: Request, response: Response): Response => {
  const origin = request.headers.get('origin');
  if (origin === null) return response;
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', 'www-authenticate, retry-after');
  headers.append('vary', 'origin');
  return new Response(response.body, { status: response.status, headers });
};
