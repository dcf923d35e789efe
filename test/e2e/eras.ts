const PREFIX = 'io.modelcontextprotocol/';

/** Parameters as the revision 2026-07-28 has them: each request says by itself who asks, and in which protocol. */
export const envelope = (params: object, meta: object = {}, version = '2026-07-28'): object => ({
  ...params,
  _meta: { [`${PREFIX}protocolVersion`]: version, [`${PREFIX}clientCapabilities`]: {}, ...meta },
});

/** Headers that repeat what the body of a request of 2026-07-28 says. */
export const modernHeaders = (method: string, name?: string, version = '2026-07-28'): Record<string, string> => ({
  'mcp-protocol-version': version,
  'mcp-method': method,
  ...(name !== undefined && { 'mcp-name': name }),
});
