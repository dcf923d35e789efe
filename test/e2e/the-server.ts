import { afterAll, beforeAll, vi } from 'vitest';
import { type Server, startServer } from '../support/npm-process.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/scripted-bedrock.ts';

/** The one `npm start` that the topics of a test file share, in front of a Bedrock that records; they stand from `beforeAll` on. */
export let server: Server;
export let bedrock: ScriptedBedrock;

export const useServer = (): void => {
  vi.setConfig({ maxConcurrency: 10 });
  beforeAll(async () => {
    bedrock = await startScriptedBedrock();
    server = await startServer({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url });
  });
  afterAll(async () => {
    await server?.clear();
    await bedrock.close();
  });
};
