/** The claims of a valid token; or a label that says why it is invalid, or why it could not be verified (`unknown`). */
type VerifiedToken =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly invalid: string }
  | { readonly unknown: string };

/** Verifies access tokens: issued by the trusted authorization server for this resource, and not expired. */
export interface TokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
}
