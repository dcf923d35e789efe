import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { type LocalFunction, startFunction } from '../../../../../local/aws/lambda/function.ts';
import { closeServer, listen } from '../../../../../local/http/listen.ts';

/** A function whose behaviour a test decides by each event that it gets. */
export const startAsked = async (
  decide: (event: never) => unknown,
): Promise<{ readonly fn: LocalFunction; close(): Promise<void> }> => {
  const server = createServer(async (request, response) => {
    try {
      const value = await decide(JSON.parse(await text(request)) as never);
      response.end(JSON.stringify({ value }));
    } catch (error) {
      response.end(JSON.stringify({ error: (error as Error).message }));
    }
  });
  const ASK = `http://127.0.0.1:${await listen(server)}`;
  const entry = new URL('../fixtures/asking.ts', import.meta.url);
  const fn = await startFunction({ name: 'asking', entry, environment: { ASK }, timeoutMs: 5000 });
  return {
    fn,
    close: async () => {
      await fn.close();
      await closeServer(server);
    },
  };
};
