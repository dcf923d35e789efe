/** Replaces the SDK's bearer token providers in bundles: a function signs requests with its role's credentials. */
export const fromEnvSigningName = () => noToken;
export const nodeProvider = () => noToken;

const noToken = async (): Promise<never> => {
  throw new Error("Bearer tokens are not part of the bundle: sign with the role's credentials.");
};
