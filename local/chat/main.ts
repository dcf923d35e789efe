import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { printedLogs } from '../printed-logs.ts';
import { startStack } from '../stack.ts';
import { connect, type Said } from './client.ts';
import { whileWaiting } from './spinner.ts';

const USAGE = `npm run chat -- ["message"] [--customer ID] [--conversation ID] [--playbook NAME] [--url http://…/mcp [--token TOKEN]] [--logs]
With a message, sends it and exits. Without one, starts a conversation; exit with Ctrl-C or Ctrl-D.
--url connects to a running server instead of starting one, and --token (or FRONTDESK_TOKEN) is its access token.`;

const { values, positionals } = parse();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const stack = values.url
  ? null
  : await startStack({
      port: 0,
      environment: process.env,
      playbook: values.playbook,
      onLog: printedLogs(values.logs),
    }).catch(fail);
const { customer, conversation, token = process.env.FRONTDESK_TOKEN } = values;
const client = await connect(values.url ?? stack?.url ?? '', { customer, conversation, token }).catch(fail);
let leaving = false;
const leave = async (code: number) => {
  leaving = true;
  await client.close().catch(() => {});
  await stack?.close();
  process.exit(code);
};
process.on('SIGTERM', () => leave(0));

const say = async (message: string): Promise<boolean> => {
  const sent = client.send(message).catch((error: unknown): Promise<never> | Said => {
    // The chat is closing: drop the pending answer.
    if (leaving) return new Promise(() => {});
    return { answered: false, text: error instanceof Error ? error.message : String(error) };
  });
  const { answered, text } = await whileWaiting(sent);
  (answered ? console.log : console.error)(text);
  return answered;
};

if (positionals.length > 0) {
  process.on('SIGINT', () => leave(130));
  await leave((await say(positionals.join(' '))) ? 0 : 1);
}

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = LC_ALL || LC_MESSAGES || LANG || '';
const greeting = await client.greeting([locale.slice(0, 2)]);

const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\nyou> ' });
terminal.on('SIGINT', () => leave(0));
if (greeting !== '') console.log(greeting);
if (process.stdin.isTTY) console.log('Write a message, or exit with Ctrl-C.');
let open = true;
terminal.on('close', () => {
  open = false;
});
terminal.prompt();
for await (const line of terminal) {
  if (line.trim() !== '') await say(line);
  if (open) terminal.prompt();
}
console.log();
await leave(0);

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        customer: { type: 'string' },
        conversation: { type: 'string' },
        playbook: { type: 'string' },
        url: { type: 'string' },
        token: { type: 'string' },
        logs: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`));
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
