import * as z from 'zod';

const https = z.url({ protocol: /^https$/, error: 'must be an https URL' });

/** As Cognito takes them: plain http on loopback alone, and no fragment. */
const callback = z
  .string()
  .regex(
    /^(https:\/\/[^\s#/]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)|(?!https?:)[a-z][a-z0-9+.-]*:\/\/)[^\s#]*$/,
    "must be https, or http on loopback, or of an app's own scheme, and without #",
  );

const domainPrefix = z
  .string()
  .regex(
    /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be lower-case letters, digits and hyphens, without aws, amazon and cognito',
  );

/** Whose access tokens are taken: those of a user pool of this stack, or of the authorization server that a company has already. */
export const AuthSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cognito'),
    /** Of the login page's address, where it must be the only one in its region; left out, it is derived from the stack. */
    domainPrefix: domainPrefix.optional(),
    /** Where clients may have a customer sent after the login; compared letter by letter. */
    callbackUrls: z.array(callback).min(1).readonly(),
    /** Whether everybody may make an account; otherwise somebody makes it for them. */
    selfSignUp: z.boolean(),
    /** A client with a secret for a backend that names the customer for whom it acts. */
    backOffice: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('issuer'),
    /** Exactly as `iss` in its tokens. */
    issuer: https,
    jwksUri: https,
    /** What `aud` of its tokens must have. */
    audience: z.string().min(1),
    /** The claim that names the customer; left out, `sub`. */
    customerClaim: z.string().min(1).optional(),
  }),
]);
export type AuthSettings = Readonly<z.infer<typeof AuthSettings>>;
export type CognitoSettings = Extract<AuthSettings, { kind: 'cognito' }>;
export type IssuerSettings = Extract<AuthSettings, { kind: 'issuer' }>;
