import { readCommandLine } from '../core/config/command-line.ts';
import { typedPlaybook } from '../playbooks/find.ts';
import { printedLogs } from './printed-logs.ts';
import { readyLine } from './ready-line.ts';
import { startStack } from './stack.ts';

const { values } = readCommandLine({
  command: 'npm start -- [options]',
  help: 'Runs the whole system on this machine, until Ctrl-C.',
  options: {
    playbook: {
      type: 'string',
      value: 'NAME|PATH',
      default: 'ecommerce',
      help: 'a folder in playbooks/, or the path of a folder (ecommerce)',
    },
    auth: {
      type: 'boolean',
      default: false,
      help: 'requires access tokens, and starts two local issuers, for customers and for staff',
    },
    logs: { type: 'boolean', default: false, help: "prints all of the functions' logs and metrics" },
  },
});

try {
  const stack = await startStack({
    port: portOf(process.env.PORT),
    environment: process.env,
    playbook: typedPlaybook(values.playbook, process.env),
    auth: values.auth,
    onLog: printedLogs(values.logs),
  });
  let stopping = false;
  const stop = async (code: number) => {
    // Under npm, Ctrl-C comes twice: from the terminal and from npm.
    if (stopping) return;
    stopping = true;
    await stack.close();
    process.exit(code);
  };
  process.on('SIGINT', () => stop(0)).on('SIGTERM', () => stop(0));
  stack.lost.catch((error: Error) => {
    console.error(error.message);
    return stop(1);
  });
  console.log(readyLine(stack));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function portOf(text = ''): number {
  const port = text === '' ? 3000 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('PORT must be a whole number from 0 to 65535; 0 takes a free port.');
}
