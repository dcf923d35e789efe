import { hashOf } from '../config/keys.ts';

/** A target for logs. That of a summary contains the customer's id, so it is hashed. */
export const targetLabel = (target: string): string => {
  const [kind = '', ...which] = target.split('#');
  return kind === 'summary' ? `${kind}#${hashOf(which.join('#')).slice(0, 16)}` : target;
};
