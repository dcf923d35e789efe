import { afterAll, expect, it } from 'vitest';
import { NpmProcess, startServer } from '../support/npm-process.ts';

const started: NpmProcess[] = [];
afterAll(() => Promise.all(started.map((npm) => npm.clear())));

it('npm run smoke sees turns over 29 s, with progress, when each model call takes 16 s', async () => {
  const server = await startServer({ BEDROCK_DELAY_MS: '16000' });
  started.push(server);
  const smoke = new NpmProcess(['run', '--silent', 'smoke', '--', '--url', server.url]);
  started.push(smoke);
  await smoke.ended;
  expect(smoke.stdout).toMatch(/^pass {2}turns over 29 s +\d+ ms {2}a turn of [34]\d\.\d s was answered$/m);
  expect(smoke.stdout).toMatch(/^pass {2}progress +\d+ ms {2}after \d\.\d s at most$/m);
});
