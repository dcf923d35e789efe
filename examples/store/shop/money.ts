import * as z from 'zod';
import type { Order, OrderItem } from './shop.ts';

const CURRENCY = 'EUR';

export const Money = z.object({ amount: z.number(), currency: z.string() });
type Money = z.infer<typeof Money>;

export const money = (amount: number): Money => ({ amount, currency: CURRENCY });

export const inWords = (amount: number): string => `${amount.toFixed(2)} ${CURRENCY}`;

export const lineTotal = ({ unit_price, quantity }: OrderItem): number => sum([unit_price * quantity]);

export const orderTotal = ({ items, shipping_cost }: Order): number => sum([...items.map(lineTotal), shipping_cost]);

/** Adds up in cents, because sums of fractions are not exact. */
const sum = (amounts: readonly number[]): number =>
  amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
