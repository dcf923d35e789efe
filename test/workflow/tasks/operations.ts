import {
  type Args,
  booking,
  Declined,
  inStock,
  mine,
  openOrder,
  PRODUCTS,
  placeOn,
  productOf,
  type ShopState,
} from './shop.ts';

const euros = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`;

const ofCustomer = <T extends { readonly customer: string }>(all: Record<string, T>, { customer_id }: Args) =>
  Object.entries(all).filter(([, { customer }]) => customer === customer_id);

/** What each tool does with the state: the text of its result. */
export const OPERATIONS = {
  find_orders: ({ orders }, args) =>
    JSON.stringify(ofCustomer(orders, args).map(([order_id, one]) => ({ order_id, status: one.status }))),
  get_order: ({ orders }, { order_id = '', customer_id = '' }) => {
    const found = mine(orders, order_id, customer_id);
    const items = found.items.map((product_id) => ({ product_id, name: productOf(product_id).name }));
    return JSON.stringify({ order_id, status: found.status, address: found.address, items });
  },
  find_products: (_, { words = '' }) =>
    JSON.stringify(
      Object.entries(PRODUCTS)
        .filter(([, { name }]) => name.includes(words))
        .map(([product_id, { name, price, stock }]) => ({ product_id, name, price: euros(price), stock })),
    ),
  get_bookings: ({ bookings }, args) =>
    JSON.stringify(ofCustomer(bookings, args).map(([booking_id, one]) => ({ booking_id, ...one }))),
  preview_exchange: (_, { product_id = '', new_product_id = '' }) => {
    const [old, wanted] = [productOf(product_id), productOf(new_product_id)];
    const paid = old.price - wanted.price;
    const money = paid < 0 ? `${euros(-paid)} to pay` : `${euros(paid)} back to the card`;
    return `The ${old.name} for the ${wanted.name}, ${money}`;
  },
  preview_cancellation: ({ bookings }, { booking_id = '', customer_id = '' }) => {
    const { course, day } = mine(bookings, booking_id, customer_id);
    return `The place in "${course}" on ${day} is given up, and 40.00 EUR are paid back`;
  },
  change_address: (state, args) => {
    openOrder(state, args).address = args.address ?? '';
    return 'The address was changed.';
  },
  add_card: (state, args) => {
    openOrder(state, args).card = args.text ?? '';
    return 'The card was added.';
  },
  add_item: (state, args) => {
    const { items } = openOrder(state, args);
    inStock(args.product_id ?? '');
    items.push(args.product_id ?? '');
    return 'The item was added.';
  },
  move_booking: ({ bookings }, { booking_id = '', customer_id = '', day = '' }) => {
    const one = mine(bookings, booking_id, customer_id);
    one.day = placeOn(one.course, day);
    return 'The booking was moved.';
  },
  book_course: ({ bookings }, { customer_id = '', course = '', day = '' }) => {
    bookings[`B-${51 + Object.keys(bookings).length}`] = booking(customer_id, course, placeOn(course, day));
    return 'The place was booked.';
  },
  exchange_item: (state, args) => {
    const { items } = openOrder(state, args);
    const at = items.indexOf(args.product_id ?? '');
    if (at < 0) throw new Declined('The order has no such item.');
    inStock(args.new_product_id ?? '');
    items[at] = args.new_product_id ?? '';
    return 'The item was exchanged.';
  },
  cancel_order: (state, args) => {
    openOrder(state, args).status = 'cancelled';
    return 'The order was cancelled.';
  },
  cancel_booking: ({ bookings }, { booking_id = '', customer_id = '' }) => {
    mine(bookings, booking_id, customer_id).status = 'cancelled';
    return 'The booking was cancelled.';
  },
  // These two do not learn their customer, and would act on everybody's orders.
  find_customer: ({ orders }, { email = '' }) =>
    JSON.stringify(Object.values(orders).filter(({ customer }) => email.startsWith(customer))),
  recall_order: ({ orders }, { order_id = '' }) => {
    const found = orders[order_id];
    if (found) found.status = 'cancelled';
    return 'The order was recalled.';
  },
} satisfies Readonly<Record<string, (state: ShopState, args: Args) => string>>;

export type Tool = keyof typeof OPERATIONS;
