import { Refusal } from '../refusal.ts';
import type { Order, OrderItem, Product, Shipment, Shop } from './shop.ts';

/** An order of this customer. Another customer's order gets the same error as a missing one, so that its existence is not revealed. */
export const findOrder = (shop: Shop, customer_id: string, order_id: string): Order => {
  const number = order_id.replace(/^#/, '');
  const order = shop.orders.find((order) => order.order_id === number && order.customer_id === customer_id);
  if (order) return order;
  throw new Refusal(`Order ${number} was not found among the customer's orders.`);
};

export const findItem = (order: Order, product_id: string): OrderItem => {
  const item = order.items.find((item) => item.product_id === product_id);
  if (item) return item;
  throw new Refusal(`Product ${product_id} was not found in order ${order.order_id}.`);
};

export const findShipment = (shop: Shop, { order_id }: Order): Shipment | null =>
  shop.shipments.find((shipment) => shipment.order_id === order_id) ?? null;

export const productOf = (shop: Shop, { product_id }: { readonly product_id: string }): Product => {
  const product = shop.products.find((product) => product.product_id === product_id);
  if (product) return product;
  throw new TypeError(`The shop's data refer to the product ${product_id}, which does not exist.`);
};
