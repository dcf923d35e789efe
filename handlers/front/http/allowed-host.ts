/** Whether the `Host` header is allowed, on any port. Another host name that resolves to this server is a DNS rebinding attack. */
export const isAllowedHost = (host: string | null, allowed: readonly string[] | null): boolean =>
  allowed === null || (host !== null && allowed.includes(URL.parse(`http://${host}`)?.hostname ?? ''));
