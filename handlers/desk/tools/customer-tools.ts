import * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import { actorKey } from '../../../core/desk/act.ts';
import { SECOND_PASS_MS } from '../../../core/events/from-erasure.ts';
import type { CustomerExport } from '../../../core/privacy/customer-export.ts';
import type { Erasures } from '../../../core/privacy/erasures.ts';
import { idArgument } from '../../front/tools/arguments.ts';
import { type Cursors, positionIn } from '../../front/tools/cursors.ts';
import { cursorArgument, messageIdArgument } from './arguments.ts';
import { isoTime } from './case-entries.ts';
import type { StaffTool } from './staff-tool.ts';

/** A result stays below 256 KiB. */
const MAX_BYTES = 200 * 1024;

const customer = idArgument('The customer, by the id that list_queue and open_case show.');

export interface CustomerDependencies {
  readonly erasures: Pick<Erasures, 'begin' | 'erasedAt'>;
  readonly personalData: CustomerExport;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** `export_customer`: what is stored about a customer, for the customer. */
export const exportCustomer = (tool: StaffTool, { erasures, personalData, cursors }: CustomerDependencies) =>
  tool({
    name: 'export_customer',
    title: 'Export a customer',
    description:
      'Get everything that is stored about a customer, as it is stored: conversations with every message, answer, receipt, reply, note and feedback, summaries, daily use, acts, and deliveries to other systems. Pages have at most 200 KB: pass next_cursor as cursor until it is null. A customer of whom nothing is stored has an empty export. It needs the scope support:admin.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({ customer, cursor: z.optional(cursorArgument) }),
    output: z.object({
      customer: z.string(),
      /** The time of the last erasure, null without one: everything from before it is erased. ISO 8601. */
      erased_at: z.nullable(z.string()),
      items: z.array(
        z.object({
          kind: z.string(),
          conversation_id: z.nullable(z.string()),
          /** As it is stored. Times are epoch milliseconds, `expires_at` epoch seconds. */
          data: z.record(z.string(), z.unknown()),
        }),
      ),
      next_cursor: z.nullable(z.string()),
    }),
    run: async ({ customer, cursor }, { actor }) => {
      const owner = ['export', actor.kind, actor.id, customer];
      const after = await positionIn(cursors, owner, cursor, 'cursor: must be a next_cursor of this export.');
      const [erasedAt, { items, position }] = await Promise.all([
        erasures.erasedAt(customer),
        personalData.page(customer, after, MAX_BYTES),
      ]);
      const next_cursor = position === null ? null : await cursors.seal(owner, position);
      return {
        text: `Items on this page: ${items.length}.${next_cursor === null ? ' It is the last one.' : ''}`,
        result: {
          customer,
          erased_at: erasedAt === null ? null : isoTime(erasedAt),
          items: items.map((item) => ({ ...item })),
          next_cursor,
        },
      };
    },
  });

/** `erase_customer`: stores the tombstone. The jobs that follow from it erase the customer. */
export const eraseCustomer = (tool: StaffTool, { erasures, clock }: CustomerDependencies) =>
  tool({
    name: 'erase_customer',
    title: 'Erase a customer',
    description:
      'Erase everything that is stored about a customer: conversations, feedback, summaries, daily use, acts, and deliveries; those that were not sent are dropped. It begins at once and ends after about three minutes with the event customer.erased, by which other systems of the company can follow. A message that is being answered meanwhile is not saved. What the customer writes later begins anew. It cannot be undone: the person whom you assist must have asked for exactly this customer. It needs the scope support:admin.',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    input: z.object({ customer, message_id: messageIdArgument }),
    output: z.object({
      customer: z.string(),
      message_id: z.string(),
      /** Everything from before this time is erased. ISO 8601. */
      erased_at: z.string(),
      /** About when the erasure ends. ISO 8601. */
      done_by: z.string(),
    }),
    run: async ({ customer, message_id }, { actor }) => {
      const erasedAt = await erasures.begin(customer, clock.now(), actorKey(actor), message_id);
      const [erased_at, done_by] = [isoTime(erasedAt), isoTime(erasedAt + SECOND_PASS_MS + SLACK_MS)];
      return {
        text: `Everything of the customer from before ${erased_at} is being erased. It is done by about ${done_by}.`,
        result: { customer, message_id, erased_at, done_by },
      };
    },
  });

/** The clock looks for what is due every minute. */
const SLACK_MS = 60_000;
