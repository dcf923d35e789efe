import { usesSampleStore } from './tool-servers.ts';

/** A shop as another company would have it, on an origin of its own. */
export interface SampleShop {
  readonly url: string;
  /** Its entry in the list of issuers whose JWTs name customers. */
  readonly identity: object;
  close(): Promise<void>;
}

/** Imported by URL, because Frontdesk does not depend on the sample shop. */
const SAMPLE = new URL('../examples/shop/shop.ts', import.meta.url);

/**
 * Starts the sample shop, for the playbook of the sample store; null for any other. It listens beside `frontdesk`, the URL of the API and the
 * pages, on the next port, or on a free one if that is taken or `port` is 0.
 */
export const startSampleShop = async (
  environment: Readonly<Record<string, string | undefined>>,
  playbook: string,
  { port, frontdesk }: { readonly port: number; readonly frontdesk: string },
): Promise<SampleShop | null> => {
  if (!usesSampleStore(environment, playbook)) return null;
  const { startShop } = (await import(SAMPLE.href)) as {
    startShop(options: { port: number; frontdesk: string }): Promise<SampleShop>;
  };
  const start = (at: number) => startShop({ port: at, frontdesk });
  return port === 0 || port === 65_535 ? start(0) : start(port + 1).catch(() => start(0));
};
