import { expect, it } from 'vitest';
import { targetLabel } from '../../../../core/events/target-label.ts';

it('a log tells targets apart, without the id of a customer', () => {
  expect(targetLabel('webhook#crm')).toBe('webhook#crm');
  expect(targetLabel('erasure##ERASED#0f3')).toBe('erasure##ERASED#0f3');
  const labels = ['ada#c-1', 'ada#c-2', 'a%23da#c-1'].map((pk) => targetLabel(`summary#${pk}`));
  for (const label of labels) expect(label).toMatch(/^summary#[0-9a-f]{16}$/);
  expect(new Set(labels).size).toBe(3);
});
