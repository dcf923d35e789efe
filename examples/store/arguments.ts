import * as z from 'zod';

const id = () => z.string().min(1).max(128);

export const customerArgument = id().describe('The id of the customer whose orders these are.');

export const orderArgument = id().describe('The order number, such as 1042.');

export const productArgument = id().describe('The product number as it stands in the order, such as P-2104.');

export const reasonArgument = z.string().min(1).max(500).describe("Why it is returned, in the customer's words.");
