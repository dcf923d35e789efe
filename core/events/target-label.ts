import { hashOf } from '../config/keys.ts';

/** A target for logs: that of a summary has the id of a customer. */
export const targetLabel = (target: string): string => {
  const [kind = '', ...which] = target.split('#');
  return kind === 'summary' ? `${kind}#${hashOf(which.join('#')).slice(0, 16)}` : target;
};
