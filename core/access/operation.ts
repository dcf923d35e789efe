/** The operation of a request: in its body, and in the headers `Mcp-Method` and `Mcp-Name` for components that do not see the body. */
export interface Operation {
  readonly method: string;
  /** The tool, prompt or resource; null for a method that has none. */
  readonly name: string | null;
}

/** The parameter with the name, by method. Revision 2026-07-28 requires clients to repeat it in `Mcp-Name`. */
const NAMED_BY = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
]);

/** The operation of a JSON-RPC message; null for one without a method. */
export const operationOf = (body: object): Operation | null => {
  const { method, params } = body as { method?: unknown; params?: unknown };
  if (typeof method !== 'string') return null;
  const parameter = NAMED_BY.get(method);
  const name = parameter && typeof params === 'object' && params !== null ? Reflect.get(params, parameter) : null;
  return { method, name: typeof name === 'string' ? name : null };
};

/** The operation in the headers; null if they have none, as from clients of older revisions. */
export const announcedOperation = (method: string | null, name: string | null): Operation | null =>
  method === null ? null : { method: method.trim(), name: name === null ? null : decoded(name.trim()) };

/** Whether the headers match the body. An absent header matches. */
export const agrees = (announced: Operation | null, { method, name }: Operation): boolean =>
  announced === null ||
  (announced.method === method && (announced.name === null || name === null || announced.name === name));

/** Headers have visible ASCII only: other names are sent as `=?base64?…?=`. */
const decoded = (value: string): string => {
  const base64 = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/.exec(value)?.[1];
  return base64 === undefined ? value : Buffer.from(base64, 'base64').toString();
};
