import type { Operation } from './operation.ts';

/** The scopes that the customers' issuer may grant. `support:act_as` lets a trusted backend name the customer that it acts for. */
export const SCOPES = ['support:chat', 'support:read', 'support:act_as'] as const;

/** The scopes that a customer's client requests. */
export const CUSTOMER_SCOPES = ['support:chat', 'support:read'] as const;

/** The scopes that the staff's issuer may grant: to people, to the company's programs, such as a CRM, and to administrators who have just logged in. */
export const STAFF_SCOPES = ['support:operate', 'support:integrate', 'support:admin'] as const;

/** The scopes that the console's client may request. It requests `support:admin` only for an act that needs it. */
export const CONSOLE_SCOPES = ['support:operate', 'support:admin'] as const;

/** For how long after a log-in a token may have `support:admin`. */
export const ADMIN_SECONDS = 600;

export type Scope = (typeof SCOPES)[number] | (typeof STAFF_SCOPES)[number];

/** URI scheme of conversations as resources. */
export const CONVERSATION_SCHEME = 'conversation://';

/** Who may do what at an endpoint. A tool that is not listed does not exist there. */
export interface Access {
  /** The scopes that the endpoint's issuer may grant. */
  readonly scopes: readonly Scope[];
  /** Those that a person's client requests. */
  readonly requested: readonly Scope[];
  /** Any of a tool's scopes is enough. */
  readonly tools: Readonly<Record<string, readonly Scope[]>>;
}

/** `/mcp`, for customers. */
export const MCP_ACCESS = {
  scopes: SCOPES,
  requested: CUSTOMER_SCOPES,
  tools: {
    chat_with_ai: ['support:chat'],
    analyze_sentiment: ['support:chat'],
    ask_for_person: ['support:chat'],
    return_to_assistant: ['support:chat'],
    close_conversation: ['support:chat'],
    give_feedback: ['support:chat'],
    get_conversation_history: ['support:read'],
  },
} as const satisfies Access;

const OPERATE = ['support:operate'] as const;
const ADMIN = ['support:admin'] as const;
const OPERATE_OR_INTEGRATE = ['support:operate', 'support:integrate'] as const;

/** `/desk`, for the company's people and programs. */
export const DESK_ACCESS = {
  scopes: STAFF_SCOPES,
  requested: ['support:operate'],
  tools: {
    list_queue: OPERATE,
    open_case: OPERATE_OR_INTEGRATE,
    get_trace: OPERATE,
    get_settings: OPERATE,
    list_deliveries: OPERATE,
    redeliver: OPERATE,
    take_next: OPERATE,
    take_over: OPERATE,
    reply: OPERATE_OR_INTEGRATE,
    note: OPERATE,
    suggest_reply: OPERATE,
    transfer: OPERATE,
    give_back: OPERATE_OR_INTEGRATE,
    close: OPERATE_OR_INTEGRATE,
    reopen: OPERATE,
    link_ticket: OPERATE_OR_INTEGRATE,
    export_customer: ADMIN,
    erase_customer: ADMIN,
  },
} as const satisfies Access;

/**
 * The scopes of which an operation requires one; none for lists, prompts and the model catalogue, which only need a valid token. Null for a tool
 * that the endpoint does not have. The list of resources has no conversations for a token without `support:read`.
 */
export const requiredScopes = ({ scopes, tools }: Access, { method, name }: Operation): readonly Scope[] | null => {
  if (method === 'tools/call') return name !== null && Object.hasOwn(tools, name) ? (tools[name] ?? null) : null;
  const isConversation = method === 'resources/read' && name?.toLowerCase().startsWith(CONVERSATION_SCHEME);
  return isConversation ? scopes.filter((scope) => scope === 'support:read') : [];
};

/** What a person without the scope can do if a new token does not help; null for other scopes. */
export const remedyFor = (scope: Scope): string | null =>
  scope === 'support:admin'
    ? `a supervisor has it in the console for ${ADMIN_SECONDS / 60} minutes after a log-in, so log in there again`
    : null;

/** The endpoint's scopes in a list such as `support:chat openid`. A Cognito resource server prefixes each with its name and `/`. */
export const grantedScopes = <S extends Scope>(list: string, prefix: string, allowed: readonly S[]): readonly S[] => {
  const granted = new Set(list.split(' '));
  return allowed.filter((scope) => granted.has(prefix + scope));
};
