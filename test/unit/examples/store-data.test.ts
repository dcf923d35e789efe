import { describe, expect, it } from 'vitest';
import { DATA_DAY, readShop } from '../../../examples/store/shop/read-shop.ts';

const { customers, products, orders, shipments, returns } = readShop(Date.parse(DATA_DAY));

describe('the data of the store', () => {
  it('have valid references and unique ids', () => {
    const ids = {
      customer: customers.map(({ customer_id }) => customer_id),
      product: products.map(({ product_id }) => product_id),
      order: orders.map(({ order_id }) => order_id),
    };
    for (const all of Object.values(ids)) expect(new Set(all).size).toBe(all.length);
    for (const order of orders) {
      expect(ids.customer).toContain(order.customer_id);
      expect(order.items.length).toBeGreaterThan(0);
      for (const { product_id } of order.items) expect(ids.product).toContain(product_id);
    }
    for (const { order_id } of [...shipments, ...returns]) expect(ids.order).toContain(order_id);
    for (const { order_id, product_id } of returns) {
      const items = orders.find((order) => order.order_id === order_id)?.items ?? [];
      expect(items.map((item) => item.product_id)).toContain(product_id);
    }
  });

  it('are as old on every day, except since when somebody is a customer', () => {
    const later = readShop(Date.parse('2027-01-02'));
    expect(later.customers).toEqual(customers);
    expect([orders[0]?.placed_at.slice(0, 10), later.orders[0]?.placed_at.slice(0, 10)]).toEqual([
      '2026-07-06',
      '2026-08-15',
    ]);
  });

  it('have shipments for shipped orders only', () => {
    const sent = orders.filter(({ status }) => status === 'shipped' || status === 'delivered');
    expect(shipments.map(({ order_id }) => order_id)).toEqual(sent.map(({ order_id }) => order_id));
    for (const { order_id, status, delivered_at } of shipments) {
      const order = orders.find((order) => order.order_id === order_id);
      expect([order?.status === 'delivered', delivered_at !== null]).toEqual(Array(2).fill(status === 'delivered'));
    }
  });

  it('have events in chronological order, and none in the future', () => {
    for (const { order_id, shipped_at, events } of shipments) {
      const placed = orders.find((order) => order.order_id === order_id)?.placed_at ?? '';
      const times = [placed, shipped_at, ...events.map(({ at }) => at), `${DATA_DAY}T00:00:00Z`];
      expect(times).toEqual(times.toSorted());
    }
    for (const { placed_at } of orders) expect(placed_at < DATA_DAY).toBe(true);
  });
});
