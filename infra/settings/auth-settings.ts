import * as z from 'zod';

const https = z.url({ protocol: /^https$/, error: 'must be an https URL' });

/** Cognito's rules for callback URLs: http only on loopback, and no fragment. */
const callback = z
  .string()
  .regex(
    /^(https:\/\/[^\s#/]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)|(?!https?:)[a-z][a-z0-9+.-]*:\/\/)[^\s#]*$/,
    'must be an https URL, an http URL on loopback or a custom scheme, without a fragment',
  );

const domainPrefix = z
  .string()
  .regex(
    /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be lower-case letters, digits and hyphens, and must not contain aws, amazon or cognito',
  );

const callbackUrls = z.array(callback).min(1).readonly();

/** The customers' authorization server: a Cognito user pool of this stack, or one that the company already has. */
export const AuthSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cognito'),
    /** Prefix of the login page's domain, unique in the region; by default derived from the stack. */
    domainPrefix: domainPrefix.optional(),
    /** URLs to which clients may redirect after the login; compared exactly. */
    callbackUrls,
    /** Whether customers can sign up; otherwise an administrator creates their accounts. */
    selfSignUp: z.boolean(),
    /** Creates a confidential client for a backend that names the customer in `user_id`. */
    backOffice: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('issuer'),
    /** Exactly the `iss` of its tokens. */
    issuer: https,
    jwksUri: https,
    /** Required in `aud` of its tokens. */
    audience: z.string().min(1),
    /** The claim that names the customer; by default `sub`. */
    customerClaim: z.string().min(1).optional(),
  }),
]);
export type AuthSettings = Readonly<z.infer<typeof AuthSettings>>;
export type CognitoSettings = Extract<AuthSettings, { kind: 'cognito' }>;
export type IssuerSettings = Extract<AuthSettings, { kind: 'issuer' }>;

/** The staff's authorization server: another Cognito user pool of this stack, or the company's identity provider. */
export const StaffSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cognito'),
    /** Prefix of the login page's domain, unique in the region; by default derived from the stack. */
    domainPrefix: domainPrefix.optional(),
    /** URLs to which clients may redirect after the login; compared exactly. */
    callbackUrls,
    /** Creates a confidential client for the company's programs, such as a CRM, that reply and close. */
    crm: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('issuer'),
    /** Exactly the `iss` of its tokens. */
    issuer: https,
    jwksUri: https,
    /** Required in `aud` of its tokens. */
    audience: z.string().min(1),
    /**
     * The console's public client, with the code flow, PKCE and CORS at the token endpoint, and with the output Console as callback and logout
     * URL. Metadata and token endpoint are at the issuer's origin.
     */
    consoleClientId: z.string().min(1),
    /** The claim with the roles `agent` and `supervisor`, and `team:<name>`; by default `cognito:groups`. */
    roleClaim: z.string().min(1).optional(),
    /** The claim with the name that customers see; by default `name`. */
    nameClaim: z.string().min(1).optional(),
    /** Ids of the clients that are programs; the tokens of all others belong to people. */
    machineClients: z
      .array(z.string().regex(/^[^\s,]+$/, 'must be a client id, without commas'))
      .min(1)
      .readonly()
      .optional(),
  }),
]);
export type StaffSettings = Readonly<z.infer<typeof StaffSettings>>;
export type StaffPoolSettings = Extract<StaffSettings, { kind: 'cognito' }>;
export type StaffIssuerSettings = Extract<StaffSettings, { kind: 'issuer' }>;
