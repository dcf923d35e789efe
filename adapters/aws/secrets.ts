import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '../../core/config/clock.ts';

/** So long a secret that was replaced may still be used. */
const KEPT_MS = 5 * 60_000;

/** Secrets by reference, as `core/tools/server.ts` says what one is. */
export interface Secrets {
  /** Throws when there is no such secret, or it may not be read. */
  get(reference: string): Promise<string>;
  /** Has it read again: somebody refused it. */
  forget(reference: string): void;
}

export const secretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({ requestTimeout: 2000, connectionTimeout: 1000, throwOnRequestTimeout: true }),
  });

/** `env:NAME` is read from the function's own environment, an ARN from AWS Secrets Manager; each once in five minutes. */
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

/** There is no such variable, or the secret holds no text. */
class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}
