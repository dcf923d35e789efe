/** Whether a lenient server may take two names for the same argument: `customerId`, `customer-id` and `Customer_ID` are one. */
export const sameArgument = (one: string, other: string): boolean => one === other || bare(one) === bare(other);

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
