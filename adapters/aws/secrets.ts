import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '../../core/config/clock.ts';

/** A replaced secret may be used for this long. */
const KEPT_MS = 5 * 60_000;

/** Secrets by reference. The form of a reference is in `core/tools/server.ts`. */
export interface Secrets {
  /** Throws if the secret does not exist or may not be read. */
  get(reference: string): Promise<string>;
  /** Drops the cached value, after a server has rejected it. */
  forget(reference: string): void;
}

export const secretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({ requestTimeout: 2000, connectionTimeout: 1000, throwOnRequestTimeout: true }),
  });

/** Reads `env:NAME` from the function's environment, and an ARN from AWS Secrets Manager. Values are cached for five minutes. */
export const keptSecrets = (
  environment: Readonly<Record<string, string | undefined>>,
  client: SecretsManagerClient,
  clock: Clock,
): Secrets => {
  const kept = new Map<string, { readonly value: Promise<string>; readonly until: number }>();
  const read = async (reference: string): Promise<string | undefined> =>
    reference.startsWith('env:')
      ? environment[reference.slice('env:'.length)]
      : (await client.send(new GetSecretValueCommand({ SecretId: reference }))).SecretString;
  const forget = (reference: string) => void kept.delete(reference);
  return {
    get: (reference) => {
      const known = kept.get(reference);
      if (known && known.until > clock.now()) return known.value;
      const value = read(reference).then((secret) => secret || Promise.reject(new SecretMissing()));
      kept.set(reference, { value, until: clock.now() + KEPT_MS });
      value.catch(() => forget(reference));
      return value;
    },
    forget,
  };
};

/** The variable is not set, or the secret has no text. */
class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}
