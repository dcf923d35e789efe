/** Stands in bundles for the SDK's providers of bearer tokens: a function signs with its role and has none. */
export const fromEnvSigningName = () => noToken;
export const nodeProvider = () => noToken;

const noToken = async (): Promise<never> => {
  throw new Error('A function has no bearer token: it signs with the credentials of its role.');
};
