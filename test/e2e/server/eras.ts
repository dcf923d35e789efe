const PREFIX = 'io.modelcontextprotocol/';

/** Parameters of revision 2026-07-28: each request names the client and the protocol. */
export const envelope = (params: object, meta: object = {}, version = '2026-07-28'): object => ({
  ...params,
  _meta: { [`${PREFIX}protocolVersion`]: version, [`${PREFIX}clientCapabilities`]: {}, ...meta },
});

/** Headers that repeat the body of a request of 2026-07-28. */
export const modernHeaders = (method: string, name?: string, version = '2026-07-28'): Record<string, string> => ({
  'mcp-protocol-version': version,
  'mcp-method': method,
  ...(name !== undefined && { 'mcp-name': name }),
});
