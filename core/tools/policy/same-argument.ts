import { bareName } from '../../text/bare-name.ts';

/** Whether a lenient server may treat two names as the same argument. */
export const sameArgument = (one: string, other: string): boolean => one === other || bareName(one) === bareName(other);
