import type { Delivery } from '../results.ts';

/** For good, or until its next try. */
export const hasFailed = ({ status, tries }: Pick<Delivery, 'status' | 'tries'>): boolean =>
  status === 'dead' || (status === 'due' && tries.length > 0);
