/** Headers of MCP's HTTP transport that a browser may send. They are listed because `*` does not cover `authorization`. */
export const REQUEST_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
];
