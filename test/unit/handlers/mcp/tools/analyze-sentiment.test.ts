import { expect, it } from 'vitest';
import type { Remember } from '../../../../../core/models/remember.ts';
import { analyzeSentiment } from '../../../../../handlers/mcp/tools/analyze-sentiment.ts';
import { ADA } from '../../../../support/endpoints.ts';
import { aPlaybook, noMetrics, quietLog } from '../../../../support/values.ts';

it('counts as a turn of the visitor and their network, and is refused over the limit', async () => {
  const asked: unknown[] = [];
  const take = async (...args: unknown[]) => {
    asked.push(args);
    return Date.parse('2026-11-23T13:00:00Z');
  };
  const unused = undefined as never;
  const remember: Remember = (_, __, work) => work();
  const tool = analyzeSentiment(unused, () => aPlaybook(), { take }, { now: () => 7 }, remember, quietLog);
  const sender = { customer: 'visitor:1', network: '203.0.113.0/24' };
  const { isError, structuredContent } = await tool(quietLog, noMetrics).call({ message: 'Hi' }, { ...ADA, ...sender });
  expect([isError, structuredContent]).toMatchObject([true, { code: 'QUOTA', resets_at: '2026-11-23T13:00:00.000Z' }]);
  expect(asked).toEqual([[sender, 7]]);
});
