import type { Turn } from '../../results.ts';
import { traceHref } from '../../shell/route.ts';
import { Facts } from '../side/fact-list.tsx';
import { Lookup } from '../side/lookup.tsx';
import { receiptFacts, receiptLine } from './receipt-words.ts';

interface ReceiptProps {
  readonly turn: Turn;
  readonly customer: string;
  readonly conversation: string;
}

/** The receipt of an answer: one line, which opens the rest. */
export const Receipt = ({ turn: { receipt, lookups, turn_id }, customer, conversation }: ReceiptProps) =>
  receipt && (
    <details class="receipt">
      <summary>{receiptLine(receipt)}</summary>
      <Facts of={receiptFacts(receipt)}>
        <dt>Turn</dt>
        <dd>
          <a class="mono" href={traceHref(customer, conversation, turn_id)}>
            {turn_id}
          </a>
        </dd>
      </Facts>
      {lookups.map((lookup) => (
        <Lookup key={`${lookup.tool} ${lookup.asked}`} of={lookup} />
      ))}
    </details>
  );
