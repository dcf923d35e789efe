/** The orders of a pottery shop and the bookings of its courses, by id. Each belongs to a customer. */
export interface ShopState {
  readonly orders: Record<string, Order>;
  readonly bookings: Record<string, Booking>;
}

interface Order {
  readonly customer: string;
  status: 'open' | 'sent' | 'cancelled';
  address: string;
  /** Ids of products. */
  items: string[];
  card: string | null;
}

interface Booking {
  readonly customer: string;
  readonly course: string;
  day: string;
  status: 'booked' | 'cancelled';
}

interface Product {
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly stock: number;
}

export const PRODUCTS: Readonly<Record<string, Product>> = {
  'P-10': { name: 'red mug', price: 1400, stock: 9 },
  'P-11': { name: 'blue mug', price: 1000, stock: 4 },
  'P-12': { name: 'green mug', price: 1400, stock: 0 },
  'P-20': { name: 'large bowl', price: 3000, stock: 2 },
  'P-30': { name: 'glaze brush', price: 600, stock: 30 },
};

/** Days with free places, by course. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  throwing: ['2027-02-06', '2027-02-13'],
  glazing: ['2027-02-07'],
};

const order = (customer: string, address: string, items: string[], status: Order['status'] = 'open'): Order => ({
  customer,
  status,
  address,
  items,
  card: null,
});
export const booking = (customer: string, course: string, day: string): Booking => ({
  customer,
  course,
  day,
  status: 'booked',
});

/** The shop as every conversation finds it. */
export const openShop = (): ShopState => ({
  orders: {
    '4101': order('mara', 'Hill Street 3, Galway', ['P-10']),
    '4102': order('mara', 'Hill Street 3, Galway', ['P-20', 'P-30']),
    '4103': order('mara', 'Hill Street 3, Galway', ['P-11'], 'sent'),
    '4201': order('jonas', 'Lindenweg 4, Bremen', ['P-11']),
    '4301': order('lucia', 'Calle Mayor 8, Soria', ['P-11', 'P-20']),
  },
  bookings: {
    'B-51': booking('mara', 'throwing', '2027-01-30'),
    'B-52': booking('jonas', 'throwing', '2027-01-30'),
    'B-53': booking('lucia', 'glazing', '2027-01-31'),
  },
});

/** A request that the shop declines. */
export class Declined extends Error {}

export type Args = Readonly<Record<string, string>>;

export const mine = <T extends { readonly customer: string }>(
  all: Record<string, T>,
  id: string,
  customer: string,
): T => {
  const found = all[id];
  if (found?.customer !== customer) throw new Declined(`${id} was not found.`);
  return found;
};

export const openOrder = ({ orders }: ShopState, { order_id = '', customer_id = '' }: Args): Order => {
  const found = mine(orders, order_id, customer_id);
  if (found.status !== 'open') throw new Declined(`Order ${order_id} is ${found.status}: it cannot be changed.`);
  return found;
};

export const productOf = (id: string): Product => {
  const product = PRODUCTS[id];
  if (!product) throw new Declined(`There is no product ${id}.`);
  return product;
};

export const inStock = (id: string): Product => {
  const product = productOf(id);
  if (product.stock === 0) throw new Declined(`The ${product.name} is out of stock.`);
  return product;
};

export const placeOn = (course: string, day: string): string => {
  if (!PLACES[course]?.includes(day)) throw new Declined(`The course "${course}" has no place on ${day}.`);
  return day;
};
