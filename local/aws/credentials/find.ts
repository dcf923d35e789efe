import { bedrockClient } from '../../../adapters/aws/clients.ts';

/** Runs as a function does, with its client and environment, so that it finds the credentials that the function will find. */
export const handler = async (): Promise<void> => {
  await bedrockClient().config.credentials();
};
