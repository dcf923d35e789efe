/** A JSON-RPC error for a request that no function has seen, so that its id is not known. */
export const jsonRpcError = (code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null });
