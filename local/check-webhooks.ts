import * as z from 'zod/mini';
import { readEnvironment, variable } from '../core/config/environment.ts';
import { namedSecrets } from './named-secrets.ts';

/** Throws one line for a mistake in the user's `WEBHOOKS`, because the functions that read it start only when they are needed. */
export const checkWebhooks = async (user: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const { WEBHOOKS } = user;
  if (!WEBHOOKS) return;
  // Imported on demand, because it takes a while, and most runs have none.
  const { readEndpoints } = await import('../core/events/endpoint.ts');
  readEnvironment(z.object({ WEBHOOKS: variable(readEndpoints) }), { WEBHOOKS });
  const missing = Object.entries(namedSecrets(WEBHOOKS, user)).flatMap(([name, value]) => (value === '' ? name : []));
  if (missing.length > 0) throw new Error(`WEBHOOKS: set ${missing.join(' and ')} to the secret of a receiver.`);
};
