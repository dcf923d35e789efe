import { parseArgs } from 'node:util';
import { printedLogs } from './printed-logs.ts';
import { startStack } from './stack.ts';

const { values } = parseArgs({ options: { logs: { type: 'boolean', default: false } } });
const port = Number(process.env.PORT ?? 3000);

try {
  const stack = await startStack({ port, environment: process.env, onLog: printedLogs(values.logs) });
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await stack.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  console.log(readyLine(stack.url));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function readyLine(url: string): string {
  const call = { name: 'chat_with_ai', arguments: { message: 'Where is my order?' } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
  return [
    `Frontdesk is ready at ${url}`,
    `send a message: curl -s ${url} -H 'content-type: application/json' -d '${body}'`,
    `add it to an MCP client: claude mcp add --transport http frontdesk ${url}`,
  ].join(' | ');
}
