/** Whether a lenient server may treat two names as the same argument: `customerId`, `customer-id` and `Customer_ID`. */
export const sameArgument = (one: string, other: string): boolean => one === other || bare(one) === bare(other);

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
