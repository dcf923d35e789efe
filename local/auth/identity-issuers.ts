import { readIdentityIssuers } from '../../core/config/identity-issuers.ts';

/** The issuers of `IDENTITY_ISSUERS`, as JSON has them. Throws one line that says what is wrong with them. */
export const userIdentityIssuers = (json = '[]'): object[] => {
  try {
    readIdentityIssuers(json);
  } catch (error) {
    throw new Error(`IDENTITY_ISSUERS ${(error as Error).message}`, { cause: error });
  }
  return JSON.parse(json) as object[];
};
