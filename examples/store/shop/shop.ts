import * as z from 'zod';

const Day = z.iso.date();
const Moment = z.iso.datetime();

export const CustomerTier = z.enum(['standard', 'silver', 'gold']);

const Customer = z.object({
  customer_id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.string(),
  address: z.string(),
  /** The defaults are for a folder of an earlier version. */
  tier: CustomerTier.default('standard'),
  since: Day.default('2026-01-01'),
});

const Product = z.object({
  product_id: z.string(),
  name: z.string(),
  category: z.string(),
  description: z.string(),
  price: z.number(),
  in_stock: z.int(),
  /** The reason as a sentence; null if the product can be returned. */
  not_returnable: z.nullable(z.string()),
  /** Its names in other languages. */
  keywords: z.string(),
});
export type Product = z.infer<typeof Product>;

export const OrderStatus = z.enum(['awaiting_payment', 'processing', 'shipped', 'delivered', 'cancelled']);

const OrderItem = z.object({ product_id: z.string(), quantity: z.int(), unit_price: z.number() });
export type OrderItem = z.infer<typeof OrderItem>;

const Order = z.object({
  order_id: z.string(),
  customer_id: z.string(),
  placed_at: Moment,
  status: OrderStatus,
  expected_on: z.nullable(Day),
  items: z.array(OrderItem),
  shipping_cost: z.number(),
  payment_method: z.string(),
  shipping_address: z.string(),
});
export type Order = z.infer<typeof Order>;

const ShipmentStatus = z.enum(['in_transit', 'delayed', 'awaiting_pickup', 'delivered']);
const TrackingEvent = z.object({ at: Moment, place: z.string(), description: z.string() });

export const Shipment = z.object({
  order_id: z.string(),
  carrier: z.string(),
  tracking_number: z.string(),
  tracking_url: z.url(),
  status: ShipmentStatus,
  shipped_at: Moment,
  delivered_at: z.nullable(Moment),
  events: z.array(TrackingEvent).describe('Oldest first.'),
});
export type Shipment = z.infer<typeof Shipment>;

export const ReturnStatus = z.enum(['label_sent', 'in_transit', 'received', 'refunded']);

const Return = z.object({
  return_number: z.string(),
  order_id: z.string(),
  product_id: z.string(),
  reason: z.string(),
  status: ReturnStatus,
  created_at: Moment,
  refund: z.number(),
});
export type Return = z.infer<typeof Return>;

/** One call of a tool that writes. Refused calls are recorded too, so that repeated calls can be seen. */
const Write = z.object({
  at: Moment,
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  outcome: z.enum(['done', 'refused']),
});
export type Write = z.infer<typeof Write>;

/** The shop's data, which is immutable: a change makes a new object. All amounts are in one currency. */
export const Shop = z.object({
  customers: z.array(Customer),
  products: z.array(Product),
  orders: z.array(Order),
  shipments: z.array(Shipment),
  returns: z.array(Return),
  writes: z.array(Write),
});
export type Shop = z.infer<typeof Shop>;
