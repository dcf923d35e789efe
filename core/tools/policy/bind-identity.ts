import type { CompanyTool } from '../tool.ts';
import { sameArgument } from './same-argument.ts';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Sets the verified customer in every field that identifies a customer, at any depth and in any spelling, whatever the
 * model wrote.
 */
export const bindIdentity = (
  args: Arguments,
  { identity, identityName }: Pick<CompanyTool, 'identity' | 'identityName'>,
  customer: string,
): Record<string, unknown> => {
  const bound = bindAll(args, identityName, customer) as Record<string, unknown>;
  return identity === null ? bound : { ...bound, [identity]: customer };
};

const bindAll = (value: unknown, name: string, customer: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => bindAll(item, name, customer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      sameArgument(key, name) ? customer : bindAll(inner, name, customer),
    ]),
  );
};
