/** Where the pages of a deployment may connect to, and who may show them in a frame. */
export interface PageOrigins {
  /** Origin of the API; null if it is the pages' own. */
  readonly api: string | null;
  /** Origins of the log-in of the team. */
  readonly login: readonly string[];
  /** Origins of the shops, which may frame `/chat`. */
  readonly shops: readonly string[];
}

const NEVER_HTML = "require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * The security headers of a file. Pages run no inline script or style, and no string becomes HTML or script (Trusted Types). The widget and what it
 * loads may be used by any page, which decides by its own policy.
 */
export const pageHeaders = (path: string, { api, login, shops }: PageOrigins): Readonly<Record<string, string>> => {
  const isConsole = path === '/console';
  const connect = ["'self'", ...(api === null ? [] : [api]), ...(isConsole ? login : [])];
  const ancestors = path === '/chat' && shops.length > 0 ? shops : ["'none'"];
  const common = { 'x-content-type-options': 'nosniff', 'strict-transport-security': 'max-age=63072000' };
  if (isShared(path)) {
    return { ...common, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  }
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
    NEVER_HTML,
  ];
  return {
    ...common,
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
  };
};

/** `Cache-Control` of a file. */
export const cacheControl = (path: string, hashed: boolean): string =>
  hashed ? 'public, max-age=31536000, immutable' : path === '/widget.js' ? 'public, max-age=300' : 'no-cache';

/** Whether a shop's page loads the file. */
const isShared = (path: string): boolean =>
  path === '/widget.js' || path === '/config.json' || path.startsWith('/assets/');
