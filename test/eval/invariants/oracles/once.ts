import type { Oracle } from '../witness.ts';
import { carriedOut, describeCall } from './carried-out.ts';

/** An action of a proposal is carried out at most once, whatever is repeated or interrupted. */
export const once: Oracle = (witness) =>
  carriedOut(witness).flatMap(({ call, again }) => (again ? [`${describeCall(call)} was called again`] : []));
