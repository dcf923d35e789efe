import type { Operation } from './operation.ts';

/** The scopes of tokens. `support:act_as` lets a trusted backend name the customer that it acts for. */
export const SCOPES = ['support:chat', 'support:read', 'support:act_as'] as const;
export type Scope = (typeof SCOPES)[number];

/** The scopes that a customer's client requests. */
export const CUSTOMER_SCOPES = ['support:chat', 'support:read'] as const satisfies readonly Scope[];

/** URI scheme of conversations as resources. */
export const CONVERSATION_SCHEME = 'conversation://';

/**
 * The scope that an operation requires, or null: lists, prompts and the model catalogue only need a valid token. The list of resources has no
 * conversations for a token without `support:read`.
 */
export const requiredScope = ({ method, name }: Operation): Scope | null => {
  if (method === 'tools/call') return name === 'get_conversation_history' ? 'support:read' : 'support:chat';
  if (method === 'resources/read') return name?.toLowerCase().startsWith(CONVERSATION_SCHEME) ? 'support:read' : null;
  return null;
};

/** Frontdesk's scopes in a list such as `support:chat openid`. A Cognito resource server prefixes each with its name and `/`. */
export const grantedScopes = (list: string, prefix: string): readonly Scope[] => {
  const granted = new Set(list.split(' '));
  return SCOPES.filter((scope) => granted.has(prefix + scope));
};
