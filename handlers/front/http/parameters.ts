import { specTypeSchemas } from '@modelcontextprotocol/server';

/** The parameters that code of this server reads: it decides itself what null means there. */
const OWN = 'arguments';
/** Objects that the protocol requires, and that clients send as null when they are empty. */
const REQUIRED_OBJECTS = ['capabilities', 'io.modelcontextprotocol/clientCapabilities'];

/**
 * The message with every null in its parameters as absent: serializers of typed languages send them for optional fields, and the SDK rejects
 * them. An empty cursor is absent, too, because some clients send it for the first page.
 */
export const withoutNulls = (body: object): object => {
  const { params, ...rest } = body as { params?: unknown };
  return params === undefined || params === null ? rest : { ...rest, params: present(params) };
};

const present = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(present);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (inner === null && REQUIRED_OBJECTS.includes(name)) return [[name, {}]];
      if (inner === null || (inner === '' && name === 'cursor')) return [];
      return [[name, name === OWN ? inner : present(inner)]];
    }),
  );
};

/** The requests whose parameters the SDK checks itself: it reports a wrong one as an internal error, or as lines of JSON. */
const CHECKED_BY_SDK = new Map<
  unknown,
  (typeof specTypeSchemas)['PaginatedRequest' | 'InitializeRequest' | 'ReadResourceRequest' | 'CallToolRequest']
>([
  ['initialize', specTypeSchemas.InitializeRequest],
  ['tools/list', specTypeSchemas.PaginatedRequest],
  ['prompts/list', specTypeSchemas.PaginatedRequest],
  ['resources/list', specTypeSchemas.PaginatedRequest],
  ['resources/templates/list', specTypeSchemas.PaginatedRequest],
  ['resources/read', specTypeSchemas.ReadResourceRequest],
  ['tools/call', specTypeSchemas.CallToolRequest],
]);

/** The first error in the parameters of a request; null if they are valid, or if its handler checks them. */
export const wrongParameters = (body: { readonly method?: unknown }, isLegacy: boolean): string | null => {
  if (body.method === 'initialize' && !isLegacy) return null;
  const checked = CHECKED_BY_SDK.get(body.method)?.['~standard'].validate(body);
  const issue = checked && !(checked instanceof Promise) ? checked.issues?.[0] : undefined;
  return issue ? `Invalid ${issue.path?.join('.')}: ${issue.message}` : null;
};
