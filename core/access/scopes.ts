import type { Operation } from './operation.ts';

/** What a token may allow. `support:act_as` is for a trusted backend, which names the customer for whom it acts. */
export const SCOPES = ['support:chat', 'support:read', 'support:act_as'] as const;
export type Scope = (typeof SCOPES)[number];

/** What an ordinary client asks for. */
export const CUSTOMER_SCOPES = ['support:chat', 'support:read'] as const satisfies readonly Scope[];

/** The scheme of a conversation's address as a resource. */
export const CONVERSATION_SCHEME = 'conversation://';

/**
 * The scope that an operation needs besides a valid token, or null: lists, prompts and the catalogue of models are open to every
 * customer. What a list shows of conversations is left out for those who may not read them.
 */
export const requiredScope = ({ method, name }: Operation): Scope | null => {
  if (method === 'tools/call') return name === 'get_conversation_history' ? 'support:read' : 'support:chat';
  if (method === 'resources/read') return name?.toLowerCase().startsWith(CONVERSATION_SCHEME) ? 'support:read' : null;
  return null;
};

/** The scopes of a list such as `support:chat openid`, that are ours; a Cognito resource server puts its name and `/` before each. */
export const grantedScopes = (list: string, prefix: string): readonly Scope[] => {
  const granted = new Set(list.split(' '));
  return SCOPES.filter((scope) => granted.has(prefix + scope));
};
