type Arguments = Readonly<Record<string, unknown>>;

/**
 * The arguments with the verified customer in every place that names one, at any depth, whatever a model wrote there. `declared` is the
 * argument by which the tool itself takes the customer: that one is always there.
 */
export const bindIdentity = (
  args: Arguments,
  identity: string,
  declared: string | null,
  customer: string,
): Record<string, unknown> => {
  const names = declared === null ? [identity] : [identity, declared];
  const bound = bindAll(args, names, customer) as Record<string, unknown>;
  return declared === null ? bound : { ...bound, [declared]: customer };
};

const bindAll = (value: unknown, names: readonly string[], customer: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => bindAll(item, names, customer));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      names.some((name) => sameArgument(key, name)) ? customer : bindAll(inner, names, customer),
    ]),
  );
};

/** Whether two names are one to a lenient server: `customerId`, `customer-id` and `Customer_ID` are. */
export const sameArgument = (one: string, other: string): boolean => one === other || bare(one) === bare(other);

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
