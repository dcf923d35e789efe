import { expect, it } from 'vitest';
import { transcriptItems } from '../../../../../../web/console/case/transcript/transcript-items.ts';
import { aPost, aTurn } from '../../a-case.ts';

it('names each day once, before its first entry', () => {
  const local = (day: number) => new Date(2026, 10, day, 12).toISOString();
  const items = transcriptItems([
    aTurn('1', { sent_at: local(25) }),
    aPost('2', { at: local(25) }),
    aTurn('3', { sent_at: local(26) }),
  ]);
  expect(items.map((item) => ('day' in item ? item.day : item.key))).toEqual([
    ...['Wednesday 25 November', '1', '2'],
    ...['Thursday 26 November', '3'],
  ]);
});
