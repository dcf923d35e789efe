import { startKms } from '../aws/kms/server.ts';
import { startFunction } from '../aws/lambda/function.ts';

export interface SessionsOptions {
  /** URL of the API. */
  readonly gateway: string;
  /** The variables that all functions share, and those of the endpoint's guards. */
  readonly environment: Readonly<Record<string, string>>;
  /** The servers whose JWTs name customers. */
  readonly identityIssuers: readonly object[];
  readonly onLog: ((line: string) => void) | undefined;
}

/** `/session`, and the key that signs its tokens. The key is in memory: after a restart, clients get a 401, and ask for a new session. */
export const startSessions = async ({ gateway, environment, identityIssuers, onLog }: SessionsOptions) => {
  const kms = await startKms();
  const variables = {
    SESSION_ISSUER: `${gateway}/session`,
    SESSION_KEYS: kms.keyId,
    IDENTITY_ISSUERS: JSON.stringify(identityIssuers),
    AWS_ENDPOINT_URL_KMS: kms.url,
  };
  const front = await startFunction({
    name: 'frontdesk-session',
    entry: new URL('../../handlers/session/index.ts', import.meta.url),
    environment: { ...environment, ...variables, RESOURCE_URL: `${gateway}/mcp` },
    startsCold: true,
    timeoutMs: 15_000,
    onLog,
  });
  return {
    front,
    /** With which an authorizer verifies the tokens. */
    variables,
    close: async () => {
      await front.close();
      await kms.close();
    },
  };
};
