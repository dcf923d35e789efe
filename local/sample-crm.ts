import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { STAFF } from './auth/issuer/realms.ts';
import type { Issuer } from './auth/issuer/server.ts';
import { startProgramIssuer } from './auth/program-issuer.ts';
import { usesSampleStore } from './tool-servers.ts';

/** The sample CRM, once it is started. */
export interface SampleCrm {
  readonly url: string;
  /** Where it gets webhooks, and the event types that it wants. */
  readonly webhooks: { readonly url: string; readonly events: readonly string[] };
  /** The signing secret of the webhooks. */
  readonly secret: string;
  /** The issuer of its tokens, if that was started for it. */
  readonly programs: Issuer | null;
  close(): Promise<void>;
}

interface SampleCrmOptions {
  /** Of Frontdesk. The CRM takes the port after the sample shop's. */
  readonly port: number;
  /** URL of the desk. */
  readonly desk: string;
  /** The issuer of its tokens; null starts one for programs only. */
  readonly issuer: Issuer | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Imported by URL, because Frontdesk does not depend on the sample CRM. */
const SAMPLE = new URL('../examples/crm/crm.ts', import.meta.url);

/**
 * Starts the sample CRM, for the playbook of the sample store; null for any other. Its signing secret is made anew each time. It listens on the
 * second port after Frontdesk's, or on a free one if that is taken or `port` is 0.
 */
export const startSampleCrm = async (
  environment: Environment,
  playbook: string,
  { port, desk, issuer }: SampleCrmOptions,
): Promise<SampleCrm | null> => {
  if (!usesSampleStore(environment, playbook)) return null;
  const { startCrm } = (await import(SAMPLE.href)) as {
    startCrm(options: object): Promise<Omit<SampleCrm, 'secret' | 'programs'>>;
  };
  const programs = issuer ? null : await startProgramIssuer(desk);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { client_id, client_secret, scopes } = STAFF.program;
  const options = {
    ...{ webhookSecrets: secret, desk },
    credentials: { url: `${(issuer ?? programs)?.url}/token`, client_id, client_secret, scope: scopes.join(' ') },
    ...(environment.DATA_DIR && { dataDir: join(environment.DATA_DIR, 'crm') }),
  };
  const start = (at: number) => startCrm({ ...options, port: at });
  const started = port === 0 || port > 65_533 ? start(0) : start(port + 2).catch(() => start(0));
  const { url, webhooks, close } = await started.catch(async (error) => {
    await programs?.close();
    throw error;
  });
  return {
    ...{ url, webhooks, secret, programs },
    close: async () => {
      await close();
      await programs?.close();
    },
  };
};
