import { expect, it } from 'vitest';
import type { CompletedTurn } from '../../../../core/turn/turn.ts';
import { formatReceipt } from '../../../../local/chat/receipt.ts';
import { aReceipt } from '../../../support/receipt.ts';
import { anAction, aProposal } from '../../../support/values.ts';

/** The lines of a receipt that are about actions. */
const receipt = (over: Partial<CompletedTurn>): string[] => {
  const text = formatReceipt(aReceipt(over));
  return text.split('\n').flatMap((line) => /^ {2}((?:proposed|action) .*)/.exec(line)?.slice(1) ?? []);
};
const proposal = aProposal(
  'k',
  anAction({ title: 'Cancel', arguments: { order_id: '1047' } }),
  anAction({ tool: 'create_return', title: 'Return', arguments: { order_id: '1031', reason: 'two\nlines' } }),
);

it('lists the actions of a proposal, one a line', () => {
  expect(receipt({ proposal })).toEqual([
    'proposed            Cancel: order_id 1047',
    'proposed            Return: order_id 1031, reason two lines',
  ]);
});

it('shows the preview of an action, otherwise all of its arguments', () => {
  const given = { items: [{ sku: 'A' }], gift: null };
  const nested = aProposal(
    'k',
    anAction({ title: 'Change', arguments: given }),
    anAction({ preview: 'Cancels 1047.' }),
  );
  expect(receipt({ proposal: nested })).toEqual([
    'proposed            Change: items [{"sku":"A"}], gift null',
    'proposed            Cancel an order: Cancels 1047.',
  ]);
});

it('lists the outcome of each action, also of one that was not begun', () => {
  expect(receipt({ actions: { proposal, results: [{ outcome: 'rejected', text: 'Too late.' }] } })).toEqual([
    'action              cancel_order: rejected',
    'action              create_return: not begun',
  ]);
});

it('says nothing of actions in a turn without any', () => {
  expect(receipt({})).toEqual([]);
});

it('of a message that a person answers names no model and no cost', () => {
  const text = formatReceipt({ ...aReceipt(), status: 'held', route: null, model: null });
  expect(text).toMatch(/^ {2}route +held for a person$/m);
  expect(text).not.toMatch(/^ {2}(model|tokens|cost) /m);
  expect(formatReceipt(aReceipt())).toMatch(/^ {2}model [\s\S]*^ {2}tokens [\s\S]*^ {2}cost /m);
});
