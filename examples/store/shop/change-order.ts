import { Refusal } from '../refusal.ts';
import { findOrder } from './find-order.ts';
import { isChangeable } from './order-view.ts';
import type { Order, Shop } from './shop.ts';

/** An order of this customer that has not been shipped. Throws a `Refusal`. */
export const findChangeable = (shop: Shop, customer_id: string, order_id: string): Order => {
  const order = findOrder(shop, customer_id, order_id);
  if (isChangeable(order)) return order;
  throw new Refusal(
    order.status === 'cancelled'
      ? `Order ${order.order_id} is already cancelled.`
      : `Order ${order.order_id} has already been shipped and can no longer be changed or cancelled.`,
  );
};

export const replaceOrder = (shop: Shop, changed: Order): Shop => ({
  ...shop,
  orders: shop.orders.map((order) => (order.order_id === changed.order_id ? changed : order)),
});
