import type { Oracle } from '../witness.ts';
import { carriedOut, describeCall } from './carried-out.ts';

/** The actions of a list are carried out in its order, each only when the one in front of it is done. */
export const order: Oracle = (witness) =>
  carriedOut(witness).flatMap(({ call, early }) =>
    early ? [`${describeCall(call)} was called although the action in front of it was not done`] : [],
  );
