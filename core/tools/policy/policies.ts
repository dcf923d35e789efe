import type { CompanyTool } from '../tool.ts';
import { bindIdentity } from './bind-identity.ts';
import { checkArguments } from './check-arguments.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** What stands between a model and the company's tools. No prompt and no tool's answer can change it. */
export interface ToolPolicies {
  /** Whether the playbook allows the tool. */
  allows(allowed: readonly string[], tool: { readonly server: string; readonly tool: string }): boolean;
  /** What is wrong with the arguments, or null. */
  mistakeIn(args: Arguments, offer: CompanyTool): string | null;
  /** The arguments with the verified customer in them; `declared` is where the tool takes the customer. */
  bind(
    args: Arguments,
    tool: { readonly server: string; readonly declared: string | null },
    customer: string,
  ): Record<string, unknown>;
  /** Whether the customer has to be asked first: a server that takes back what it said when the tool was offered gains nothing. */
  needsConsent(offered: CompanyTool, now: CompanyTool): boolean;
}

/** The policies for servers whose arguments that name the customer are these, by server. */
export const toolPolicies = (identities: Readonly<Record<string, string>>): ToolPolicies => ({
  allows: (allowed, { server, tool }) => allowed.includes(`${server}.${tool}`),
  mistakeIn: (args, { inputSchema }) => checkArguments(inputSchema, args),
  bind: (args, { server, declared }, customer) =>
    bindIdentity(args, identities[server] ?? 'customer_id', declared, customer),
  needsConsent: (offered, now) => offered.writes || now.writes,
});
