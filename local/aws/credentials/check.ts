import { startFunction } from '../lambda/function.ts';
import { FunctionError } from '../lambda/function-error.ts';

/** Throws one line when a function with this environment finds no AWS credentials, or finds ones that it cannot load. */
export const checkCredentials = async (environment: Readonly<Record<string, string>>): Promise<void> => {
  // A Bedrock API key takes the place of credentials.
  if (environment.AWS_BEARER_TOKEN_BEDROCK) return;
  const entry = new URL('./find.ts', import.meta.url);
  const finder = await startFunction({ name: 'credentials', entry, environment, timeoutMs: 15_000 });
  try {
    await finder.invoke('{}');
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    if (error.errorType === 'CredentialsProviderError')
      throw new Error('Bedrock: no AWS credentials were found. Log in (aws sso login), or set AWS_PROFILE.');
    throw new Error(`Bedrock: the AWS credentials could not be loaded: ${error.errorMessage}`);
  } finally {
    await finder.close();
  }
};
