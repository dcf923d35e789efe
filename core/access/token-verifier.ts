/** What became of a token: its claims, or a label that says why it is not valid, or why nobody can say so now. */
type VerifiedToken =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly invalid: string }
  | { readonly unknown: string };

/** TokenVerifier of the one authorization server that is trusted: signed by it, for us, and valid now. */
export interface TokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
}
