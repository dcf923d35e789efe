import { expect, it } from 'vitest';
import { warmUp } from '../../../../../handlers/front/http/warm-up.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import type { Customer } from '../../../../../handlers/mcp/customer-caller.ts';
import { ADA, anEndpoint } from '../../../../support/endpoints.ts';
import { quietLog } from '../../../../support/values.ts';

it('reaches the tools by both protocols, calls none and logs nothing', async () => {
  const logged: unknown[] = [];
  const log = { ...quietLog, warn: (message: string) => void logged.push(message) };
  const serve = anEndpoint([toolsFeature([])], { allowedHosts: ['api.example'], log });
  const answers: string[] = [];
  await warmUp<Customer>(
    async (...request) => {
      const response = await serve(...request);
      answers.push(await response.clone().text());
      return response;
    },
    ADA,
    'api.example',
  );
  expect(answers).toEqual(Array(2).fill(expect.stringContaining('Unknown tool')));
  expect(logged).toEqual([]);
});
