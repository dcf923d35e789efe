import { namedSecrets } from './named-secrets.ts';
import type { SampleCrm } from './sample-crm.ts';

/** The value of `WEBHOOKS`, and the variables that hold its secrets. */
export interface LocalWebhooks {
  /** JSON of the list. */
  readonly list: string;
  readonly secrets: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const SECRET = 'SAMPLE_CRM_SECRET';

/** The endpoints that the user names in `WEBHOOKS`, and the sample CRM as `crm`, unless the user has an endpoint of that name. Throws one line if it is not a list. */
export const webhookEndpoints = (environment: Environment, crm: SampleCrm | null): LocalWebhooks => {
  const text = environment.WEBHOOKS || '[]';
  const secrets = namedSecrets(text, environment);
  const listed = listIn(text);
  if (!crm || listed.some(({ name }) => name === 'crm')) return { list: JSON.stringify(listed), secrets };
  const sample = { name: 'crm', ...crm.webhooks, secret: `env:${SECRET}`, include: 'summary' };
  return { list: JSON.stringify([...listed, sample]), secrets: { ...secrets, [SECRET]: crm.secret } };
};

/** `checkWebhooks` reads each endpoint. */
const listIn = (text: string): { readonly name?: unknown }[] => {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {}
  throw new Error('WEBHOOKS must be a JSON list of endpoints.');
};
