import { readIdentityIssuers } from '../../core/config/identity-issuers.ts';

/** The parsed JSON of `IDENTITY_ISSUERS`. Throws an error of one line that says what is wrong with it. */
export const userIdentityIssuers = (json = '[]'): object[] => {
  try {
    readIdentityIssuers(json);
  } catch (error) {
    throw new Error(`IDENTITY_ISSUERS ${(error as Error).message}`, { cause: error });
  }
  return JSON.parse(json) as object[];
};
