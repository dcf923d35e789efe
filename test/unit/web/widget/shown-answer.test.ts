import { describe, expect, it } from 'vitest';
import { proposalText } from '../../../../core/actions/told/action-messages.ts';
import { citedParts, withoutProposal } from '../../../../web/widget/shown-answer.ts';

const action = (title: string, preview: string | null = null) => ({
  ...{ server: 'store', tool: 'create_return', title, preview, names: {}, harmless: false },
  arguments: { order_id: '1031', customer_id: 'alice' },
});
const proposal = (...actions: ReturnType<typeof action>[]) => ({
  ...{ id: 'p-1', message_id: 'm-1', actions, later: [], asked_again: false },
});

describe('withoutProposal', () => {
  it.each([
    ['one action', proposal(action('Return an item', 'Return 1 × Blue kettle'))],
    ['an action with arguments', proposal(action('Return an item'))],
    ['several actions', proposal(action('Return an item'), action('Cancel an order'))],
  ])('takes the list of %s from the end, as the server writes it', (_, given) => {
    const list = proposalText(given, 'alice', 'en');
    const shown = withoutProposal(`I can do that.\n\n${list}`, given);
    expect(shown.text).toBe('I can do that.');
    expect(shown.question).toMatch(/^Nothing has been done yet/);
  });

  it.each([
    ['the list is not at the end', (list: string) => `${list}\n\nIt takes three days.`],
    ['a line is missing', (list: string) => list.split('\n').slice(1).join('\n')],
    ['there is no list', () => 'Shall I return it?'],
  ])('leaves the answer whole if %s', (_, change) => {
    const given = proposal(action('Return an item'), action('Cancel an order'));
    const answer = change(proposalText(given, 'alice', 'en'));
    expect(withoutProposal(answer, given)).toEqual({ text: answer, question: '' });
  });

  it('leaves an answer whole that only quotes a title', () => {
    const answer = '→ Return an item';
    expect(withoutProposal(answer, proposal(action('Return an item'))).text).toBe(answer);
  });
});

describe('citedParts', () => {
  it('tells the numbers of citations from text', () => {
    expect(citedParts('Within 30 days. [1] Free. [2]', 2)).toEqual(['Within 30 days.', 1, ' Free.', 2]);
  });

  it('leaves numbers as they are that no citation has', () => {
    expect(citedParts('Row [3] of [0].', 2).join('')).toBe('Row [3] of [0].');
  });
});
