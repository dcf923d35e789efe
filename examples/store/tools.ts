import type { Tool } from './tool.ts';
import { cancelOrder } from './tools/cancel-order.ts';
import { changeAddress } from './tools/change-address.ts';
import { checkReturn } from './tools/check-return.ts';
import { createReturn } from './tools/create-return.ts';
import { findOrders } from './tools/find-orders.ts';
import { findProducts } from './tools/find-products.ts';
import { getCustomer } from './tools/get-customer.ts';
import { getOrder } from './tools/get-order.ts';
import { getReturns } from './tools/get-returns.ts';
import { previewReturn } from './tools/preview-return.ts';
import { trackShipment } from './tools/track-shipment.ts';

/** Tools that read, then tools that write. */
export const TOOLS: readonly Tool[] = [
  findOrders,
  getOrder,
  trackShipment,
  findProducts,
  getReturns,
  getCustomer,
  checkReturn,
  previewReturn,
  createReturn,
  cancelOrder,
  changeAddress,
];
