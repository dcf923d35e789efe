const PREFIX = 'io.modelcontextprotocol/';

/** Parameters of the revision 2026-07-28: each request names its client and its protocol. */
export const envelope = (params: object, meta: object = {}, version = '2026-07-28'): object => ({
  ...params,
  _meta: { [`${PREFIX}protocolVersion`]: version, [`${PREFIX}clientCapabilities`]: {}, ...meta },
});

/** The headers of the revision 2026-07-28, which repeat parts of the body. */
export const modernHeaders = (method: string, name?: string, version = '2026-07-28'): Record<string, string> => ({
  'mcp-protocol-version': version,
  'mcp-method': method,
  ...(name !== undefined && { 'mcp-name': name }),
});
