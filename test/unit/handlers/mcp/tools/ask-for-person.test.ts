import { expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { systemClock } from '../../../../../core/config/clock.ts';
import { timeLimits } from '../../../../../core/config/time-limits.ts';
import { NO_DESK } from '../../../../../core/desk/desk.ts';
import { askForPerson } from '../../../../../handlers/mcp/tools/ask-for-person.ts';
import { actAtDesk } from '../../../../../handlers/mcp/tools/desk-act.ts';
import { NO_DESK_OUTCOME } from '../../../../../statemachines/desk-contract.ts';
import { aPlaybook, quietLog } from '../../../../support/values.ts';

const asked = async (contact: unknown) => {
  const run = async () => ({ execution: 'e', output: { ...NO_DESK_OUTCOME, desk: { ...NO_DESK, state: 'waiting' } } });
  const act = actAtDesk({ run }, systemClock, timeLimits());
  const tool = askForPerson(act, aPlaybook, systemClock)(quietLog, { record: () => {} });
  const caller = { customer: 'ada', scopes: SCOPES, client: null, network: null, remainingMs: () => 1000 };
  return (await tool.call({ conversation_id: 'c-1', contact }, caller)).structuredContent;
};

it.each(['ada@example.com', '+49 30 1234', 'ح@example.com'])('takes the contact %s', async (contact) => {
  expect(await asked(contact)).toMatchObject({ conversation: { state: 'waiting' } });
});

it.each(['a'.repeat(201), 'a\nb', 'a\u2028b', 'a\u0000', '\ud83d', { mail: 'ada@example.com' }])(
  'takes no contact that is not one line of well-formed text (%j)',
  async (contact) => {
    expect(await asked(contact)).toMatchObject({ code: 'INVALID', message: expect.stringContaining('contact') });
  },
);
