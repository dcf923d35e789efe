/** A JSON-RPC error for a request that reached no function, so its id is unknown. */
export const jsonRpcError = (code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null });
