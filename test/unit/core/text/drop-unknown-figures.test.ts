import { describe, expect, it } from 'vitest';
import { dropUnknownFigures } from '../../../../core/text/drop-unknown-figures.ts';

const SOURCE =
  'Order 1042 of P-2104: {"total":89.9,"delivered_at":"2026-05-02T14:02:00Z","qty":2}. Write to ada@example.com.';
const kept = (text: string) => dropUnknownFigures(text, SOURCE);

describe('dropUnknownFigures', () => {
  it.each([
    'The kettle leaks.',
    'Order 1042 has 2 pieces.',
    'Product P-2104 costs 89,90 €.',
    'It was delivered on 2026-05-02 at 14:02.',
    'It was delivered on 2.5.2026.',
    'It was delivered on 2 May 2026.',
    'Write to ada@example.com.',
    '1. The kettle leaks.\n2. Send another one.',
  ])('keeps %j', (text) => {
    expect(kept(text)).toBe(text);
  });

  it.each([
    ['another number', 'Order 1043.'],
    ['a part of a number', 'Order 104.'],
    ['more than a number', 'Order 10420.'],
    ['an id with other letters', 'Product Q-2104.'],
    ['an amount', 'A refund of 500 EUR.'],
    ['an amount of digits that a date has', 'A refund of 2.05 EUR.'],
    ['a date', 'It comes on 2026-05-03.'],
    ['an address', 'Write to eve@example.com.'],
    ['a number in a quotation', 'The customer said "give me 500".'],
    ['a number in code', 'The id is `X-77`.'],
    ['a number in a link', 'See https://example.com/77 there.'],
    ['digits of another script', 'Order １０４３.'],
  ])('drops a sentence with %s', (_, sentence) => {
    expect(kept(`The kettle leaks. ${sentence}`)).toBe('The kettle leaks.');
  });

  it.each(['x', '1', 'x1', 'a@', '1.', 'A-', '٣'])('reads a long text of %j at once', (part) => {
    const text = part.repeat(100_000 / part.length);
    expect(dropUnknownFigures('The kettle leaks.', text)).toBe('The kettle leaks.');
    expect(dropUnknownFigures(text, '').length).toBeLessThanOrEqual(100_000);
  });

  it('leaves nothing of a text of unknown figures', () => {
    expect(kept('Issue: order 7.\nWanted: 8.')).toBe('');
  });
});
