import * as z from 'zod';
import { IDENTITY_ALGORITHMS } from '../../core/access/identity.ts';
import { readIdentityIssuers } from '../../core/config/identity-issuers.ts';

/** Private members of a JWK. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

/** Characters. All variables of a function may have 4 KB together. */
const MAX_LENGTH = 2500;

const key = z
  .looseObject({
    kid: z.string().min(1),
    alg: z.enum(
      IDENTITY_ALGORITHMS,
      `must be ${IDENTITY_ALGORITHMS.join(', ')}: with a shared secret (HS…), both sides could sign`,
    ),
  })
  .refine((jwk) => !PRIVATE.some((member) => member in jwk), 'must be a public key, without private members')
  .readonly();

const issuers = z
  .array(
    z.strictObject({
      /** Exactly the `iss` of its JWTs. */
      issuer: z.url({ protocol: /^https$/, error: 'must be an https URL' }),
      /** Its public keys, as JWKs: each with its `kid` and its only algorithm. */
      keys: z.array(key).min(1).readonly(),
      /** Whether its `sub` is the same customer as at the log-in and at other issuers that share customers; otherwise ids begin with its host. */
      sharesCustomers: z.boolean(),
    }),
  )
  .readonly();

/** The variable `IDENTITY_ISSUERS`. */
export const identityVariable = (identity: z.infer<typeof issuers>): string =>
  JSON.stringify(identity.map(({ sharesCustomers, ...rest }) => ({ ...rest, shares_customers: sharesCustomers })));

/** The servers of the company, such as its shop, whose short-lived JWTs name a customer at `/session`. */
export const IdentitySettings = issuers.superRefine((identity, context) => {
  const text = identityVariable(identity);
  const reject = (message: string) => context.addIssue({ code: 'custom', message });
  if (text.length > MAX_LENGTH)
    reject(`must have at most ${MAX_LENGTH.toLocaleString('en')} characters as JSON: use ES256, whose keys are short`);
  try {
    readIdentityIssuers(text);
  } catch (error) {
    // The function checks it by the same rules, which also check the keys.
    reject(error instanceof Error ? error.message.replace(/^must be JSON such as .*?\]: /, '') : String(error));
  }
});

/** Names of the keys that sign the tokens of `/session`. The first signs, all verify: two while one replaces the other (docs/runbook.md). */
export const SessionKeySettings = z
  .array(z.string().regex(/^[a-z0-9-]{1,20}$/, 'must be a short name of lower-case letters, digits and hyphens'))
  .min(1)
  .max(2)
  .readonly()
  .refine((names) => new Set(names).size === names.length, 'must have unique names');

const most = z.int().min(0);

/** Hourly limits of all visitors together, and of those in one network. With 0 turns, a visitor can only leave an address. */
export const VisitorBudgetSettings = z.strictObject({
  turns: most,
  turnsPerNetwork: most,
  requests: most,
  /** New visitors of one network. */
  newPerNetwork: most,
});

/** The variable `VISITOR_BUDGET`. */
export const visitorBudgetVariable = ({
  turnsPerNetwork,
  newPerNetwork,
  ...rest
}: z.infer<typeof VisitorBudgetSettings>): string =>
  JSON.stringify({ ...rest, turns_per_network: turnsPerNetwork, new_per_network: newPerNetwork });
