import * as z from 'zod';
import { customerArgument, orderArgument } from '../arguments.ts';
import { dayOf } from '../shop/days.ts';
import { findOrder, findShipment } from '../shop/find-order.ts';
import { describeOrder } from '../shop/order-view.ts';
import { OrderStatus, Shipment } from '../shop/shop.ts';
import { defineTool, READS } from '../tool.ts';

export const trackShipment = defineTool({
  name: 'track_shipment',
  title: 'Track a shipment',
  description:
    'Find out where the parcel of an order is and when it should arrive: carrier, tracking number, expected date and every tracking event. Use it when a customer asks where an order is or why it has not arrived.',
  annotations: READS,
  input: z.strictObject({ customer_id: customerArgument, order_id: orderArgument }),
  output: z.object({
    order_id: z.string(),
    order_status: OrderStatus,
    expected_on: z.nullable(z.iso.date()),
    shipment: z.nullable(Shipment).describe('Null until the order is shipped.'),
  }),
  run: ({ customer_id, order_id }, shop) => {
    const order = findOrder(shop, customer_id, order_id);
    const shipment = findShipment(shop, order);
    return {
      text: shipment
        ? `Order ${order.order_id} ${describe(shipment, order.expected_on)}`
        : `${describeOrder(shop, order)} It has not been shipped.`,
      result: {
        order_id: order.order_id,
        order_status: order.status,
        expected_on: order.expected_on,
        shipment,
      },
    };
  },
});

const describe = ({ status, carrier, tracking_number, delivered_at, events }: Shipment, expected: string | null) => {
  const by = `${carrier}, tracking number ${tracking_number}`;
  if (delivered_at !== null) return `was delivered on ${dayOf(delivered_at)} by ${by}.`;
  const last = events.at(-1);
  return [
    `was shipped with ${by}, and is ${STATUS_WORDS[status]}.`,
    ...(expected === null || status === 'awaiting_pickup' ? [] : [`It is expected on ${expected}.`]),
    ...(last ? [`Last event, ${dayOf(last.at)}, ${last.place}: ${last.description}`] : []),
  ].join(' ');
};

const STATUS_WORDS: Readonly<Record<Shipment['status'], string>> = {
  in_transit: 'on its way',
  delayed: 'delayed',
  awaiting_pickup: 'waiting to be collected',
  delivered: 'delivered',
};
