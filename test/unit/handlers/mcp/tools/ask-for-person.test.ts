import { expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { systemClock } from '../../../../../core/config/clock.ts';
import { timeLimits } from '../../../../../core/config/time-limits.ts';
import { NO_DESK } from '../../../../../core/desk/desk.ts';
import { askForPerson } from '../../../../../handlers/mcp/tools/ask-for-person.ts';
import { actAtDesk } from '../../../../../handlers/mcp/tools/desk-act.ts';
import { NO_DESK_OUTCOME } from '../../../../../statemachines/desk-contract.ts';
import { aPlaybook, quietLog } from '../../../../support/values.ts';

/** The result of a call, and what the desk was asked. */
const asking = async (contact: unknown, network: string | null = null) => {
  const requests: unknown[] = [];
  const run = async (input: unknown) => {
    requests.push((input as { readonly request: unknown }).request);
    return { execution: 'e', output: { ...NO_DESK_OUTCOME, desk: { ...NO_DESK, state: 'waiting' } } };
  };
  const act = actAtDesk({ run }, systemClock, timeLimits());
  const tool = askForPerson(act, aPlaybook, systemClock)(quietLog, { record: () => {} });
  const caller = { customer: 'ada', scopes: SCOPES, client: null, network, remainingMs: () => 1000 };
  return { data: (await tool.call({ conversation_id: 'c-1', contact }, caller)).structuredContent, requests };
};

it("names a visitor's network, whose requests are counted", async () => {
  expect((await asking('ada@example.com', '203.0.113.0/24')).requests).toMatchObject([{ network: '203.0.113.0/24' }]);
});

it.each(['ada@example.com', '+49 30 1234', 'ح@example.com'])('takes the contact %s', async (contact) => {
  expect((await asking(contact)).data).toMatchObject({ conversation: { state: 'waiting' } });
});

it.each(['a'.repeat(201), 'a\nb', 'a\u2028b', 'a\u0000', '\ud83d', { mail: 'ada@example.com' }])(
  'takes no contact that is not one line of well-formed text (%j)',
  async (contact) => {
    expect((await asking(contact)).data).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('contact'),
    });
  },
);
