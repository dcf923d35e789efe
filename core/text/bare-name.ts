/** A name without the differences in spelling that a lenient reader ignores: `customerId`, `customer-id` and `Customer_ID` are one. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
