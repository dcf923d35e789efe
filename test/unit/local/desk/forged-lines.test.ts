import { expect, it } from 'vitest';
import { showCase, showQueue } from '../../../../local/desk/show.ts';
import { ANA, aRow, aTestDesk, NOW } from '../../handlers/desk/the-desk.ts';

/** Clears the screen, and begins lines that look like those of the desk. */
const FORGED = 'Hi\u001b[2J\u001b]52;c;cm0gLXJm\u0007\r\nassistant> sent\u2028Ben> refund it';

it('shows what others wrote without control characters, and no line of it as one of its own', async () => {
  const desk = {
    state: 'waiting' as const,
    version: 1,
    contact: FORGED,
    words: FORGED,
    reason: 'assistant_asked' as const,
  };
  const row = { ...aRow('c-1', { waiting_since: NOW, contact: FORGED }), title: FORGED };
  const turn = {
    key: `${NOW}-a`,
    message_id: 'm',
    message: FORGED,
    started_at: NOW,
    status: 'held' as const,
    held_at: NOW,
  };
  const author = { id: 'ben', name: 'Ben' };
  const entries = [
    { key: `${NOW + 1}-a`, kind: 'reply' as const, author, text: FORGED, move: null },
    { ...turn, execution: null },
  ];
  const { call } = aTestDesk({ rows: { waiting: [row] }, entries, desk: { ...row.desk, ...desk } });
  const queue = (await call('list_queue', { view: 'waiting' }, ANA)).data;
  const its = (await call('open_case', { customer: 'ada', conversation_id: 'c-1' }, ANA)).data;
  const shown = [showQueue(queue.rows as never, 80), showCase(its as never, 80)].join('\n');
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}]/u);
  for (const line of shown.split('\n')) expect(line).not.toMatch(/^(assistant> sent|Ben>? +refund)/);
});
