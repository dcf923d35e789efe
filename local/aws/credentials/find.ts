import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';

/** Finds credentials as the functions do. Throws `CredentialsProviderError` if there are none. */
export const handler = async (): Promise<void> => {
  await new BedrockRuntimeClient({}).config.credentials();
};
