/** A failed sync; the message is one line with the cause and the remedy. */
export class SyncFailure extends Error {}

const AGAIN = 'Run this again: it continues where it stopped.';

/** The remedy for an AWS error, by its name. */
const ADVICE: Readonly<Record<string, (action: string) => string>> = {
  AccessDenied: (action) => `Grant ${action} to your credentials.`,
  AccessDeniedException: (action) => `Grant ${action} to your credentials.`,
  ConflictException: () => 'An ingestion job of the data source is running. Run this again when it has ended.',
  CredentialsProviderError: () => 'Log in to AWS first.',
  ExpiredToken: () => 'Log in to AWS again.',
  ExpiredTokenException: () => 'Log in to AWS again.',
  NoSuchBucket: () => 'The data source names a bucket that does not exist.',
  ResourceNotFoundException: () => 'Check knowledgeBase of the stage in infra/stages.ts, your account and AWS_REGION.',
  ValidationException: () => 'Check knowledgeBase of the stage in infra/stages.ts.',
};

/** Awaits a call to AWS; `action` is the permission that it needs, `on` the resource. Throws `SyncFailure`. */
export const attempt = async <T>(action: string, on: string, call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SyncFailure) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const reason = (message || 'no reason given').split('\n')[0]?.replace(/\.?$/, '.');
    throw new SyncFailure(`${action} on ${on}: ${name}: ${reason} ${ADVICE[name]?.(action) ?? AGAIN}`, {
      cause: error,
    });
  }
};
