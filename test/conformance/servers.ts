import { createServer } from 'node:http';
import { startApiGateway } from '../../local/aws/api-gateway/server.ts';
import { type LocalFunction, startFunction } from '../../local/aws/lambda/function.ts';
import { closeServer, listen } from '../../local/http/listen.ts';
import { startStack } from '../../local/stack.ts';

export const SERVERS = ['fixture', 'product'] as const;
export type ServerName = (typeof SERVERS)[number];

export interface RunningServer {
  /** The URL of `/mcp`. */
  readonly url: string;
  close(): Promise<void>;
}

export const startServer = (name: ServerName): Promise<RunningServer> =>
  name === 'fixture' ? startFixture() : startProduct();

/** The suite also sends the server's own origin, which must be among the allowed origins. */
const startProduct = async (): Promise<RunningServer> => {
  const port = await freePort();
  return startStack({ port, environment: { ALLOWED_ORIGINS: `http://127.0.0.1:${port}` } });
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  const port = await listen(probe);
  await closeServer(probe);
  return port;
};

/** The fixture as a function in a worker behind the gateway, like the product in the one-machine run. */
const startFixture = async (): Promise<RunningServer> => {
  let fixture: LocalFunction | undefined;
  const api = await startApiGateway({
    port: 0,
    routes: async (url) => {
      fixture = await startFunction({
        name: 'conformance-fixture',
        entry: new URL('./fixture/index.ts', import.meta.url),
        environment: { ALLOWED_ORIGIN: url, ALLOWED_HOST: new URL(url).hostname },
        timeoutMs: 30_000,
      });
      return { '/mcp': fixture };
    },
  });
  return {
    url: `${api.url}/mcp`,
    close: async () => {
      await api.close();
      await fixture?.close();
    },
  };
};
