import type { Oracle } from '../witness.ts';
import { carriedOut, describeCall } from './carried-out.ts';

/** A write reaches a server only after the customer's consent to a list with exactly that tool and those arguments. */
export const consent: Oracle = (witness) =>
  carriedOut(witness).flatMap(({ call, item }) =>
    item === null ? [`${describeCall(call)} was called without consent`] : [],
  );
