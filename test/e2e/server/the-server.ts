import { afterAll, beforeAll, vi } from 'vitest';
import { type ScriptedBedrock, startScriptedBedrock } from '../../support/bedrock/scripted-bedrock.ts';
import { type Server, startServer } from '../../support/npm-process.ts';

/** The name by which a client in a container calls this machine. */
export const CONTAINERS_HOST = 'host.docker.internal';

/** The `npm start` that the topics of a test file share, with a recording Bedrock behind it; both are set from `beforeAll` on. */
export let server: Server;
export let bedrock: ScriptedBedrock;

/** Where people work, beside `server.url`. */
export const deskUrl = (): string => server.url.replace(/mcp$/, 'desk');

export const useServer = (): void => {
  vi.setConfig({ maxConcurrency: 10 });
  beforeAll(async () => {
    bedrock = await startScriptedBedrock();
    server = await startServer({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, ALLOWED_HOSTS: CONTAINERS_HOST });
  });
  afterAll(async () => {
    await server?.clear();
    await bedrock.close();
  });
};
