import { expect, it } from 'vitest';
import { endpoint } from '../../../../../handlers/front/http/endpoint.ts';
import { warmUp } from '../../../../../handlers/front/http/warm-up.ts';
import { buildServer } from '../../../../../handlers/front/server.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import { quietLog } from '../../../../support/values.ts';

it('reaches the tools by both protocols, calls none and logs nothing', async () => {
  const logged: unknown[] = [];
  const log = { ...quietLog, warn: (message: string) => void logged.push(message) };
  const options = { allowedOrigins: [], allowedHosts: ['api.example'], protection: null, log };
  const serve = endpoint({ ...options, build: buildServer([toolsFeature([])]) });
  const answers: string[] = [];
  await warmUp(async (...request) => {
    const response = await serve(...request);
    answers.push(await response.clone().text());
    return response;
  }, 'api.example');
  expect(answers).toEqual(Array(2).fill(expect.stringContaining('Unknown tool')));
  expect(logged).toEqual([]);
});
