/** Why a sync ended, and what to do about it, in one line. */
export class SyncFailure extends Error {}

const AGAIN = 'Run this again: it goes on where it stopped.';

/** What to do, by the name of an AWS error and the action that met it. */
const ADVICE: Readonly<Record<string, (action: string) => string>> = {
  AccessDenied: (action) => `Allow ${action} to your credentials.`,
  AccessDeniedException: (action) => `Allow ${action} to your credentials.`,
  ConflictException: () => 'An ingestion job of the data source runs already. Run this again when it has ended.',
  CredentialsProviderError: () => 'Log in to AWS first.',
  ExpiredToken: () => 'Log in to AWS again.',
  ExpiredTokenException: () => 'Log in to AWS again.',
  NoSuchBucket: () => 'The data source names a bucket that is not there.',
  ResourceNotFoundException: () => 'Check knowledgeBase of the stage in infra/stages.ts, your account and AWS_REGION.',
  ValidationException: () => 'Check knowledgeBase of the stage in infra/stages.ts.',
};

/** Waits for a call to AWS; `action` is the permission that it needs, `on` what it touches. Throws `SyncFailure`. */
export const attempt = async <T>(action: string, on: string, call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SyncFailure) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const said = (message || 'no reason').split('\n')[0]?.replace(/\.?$/, '.');
    throw new SyncFailure(`${action} on ${on}: ${name}: ${said} ${ADVICE[name]?.(action) ?? AGAIN}`, { cause: error });
  }
};
