import { createInterface } from 'node:readline/promises';
import { readCommandLine } from '../../core/config/command-line.ts';
import { typedPlaybook } from '../../playbooks/find.ts';
import { pollNews } from '../http/poll-news.ts';
import { printedLogs } from '../printed-logs.ts';
import { startStack } from '../stack.ts';
import { connect, type Said } from './client.ts';
import { whileWaiting } from './spinner.ts';

const COMMANDS = new Map([
  ['/person', 'ask_for_person'],
  ['/back', 'return_to_assistant'],
  ['/solved', 'close_conversation'],
] as const) as ReadonlyMap<string, 'ask_for_person' | 'return_to_assistant' | 'close_conversation'>;

const { values, positionals, reject } = readCommandLine({
  command: 'npm run chat -- ["message"] [options]',
  help: 'Sends one message. Without a message it is a conversation: write a line, read the answer, ask for a person with /person [address], go back to the assistant with /back, say that it is solved with /solved, leave with Ctrl-C or Ctrl-D.',
  allowPositionals: true,
  options: {
    playbook: {
      type: 'string',
      value: 'NAME|PATH',
      help: 'a folder in playbooks/, or the path of a folder (ecommerce)',
    },
    customer: { type: 'string', value: 'ID', help: 'the customer who writes (local)' },
    conversation: { type: 'string', value: 'ID', help: 'a conversation of that customer; a new one when left out' },
    url: { type: 'string', value: 'URL', help: 'talks to a server that runs, such as http://127.0.0.1:3000/mcp' },
    token: { type: 'string', value: 'TOKEN', help: 'the access token for it; FRONTDESK_TOKEN when left out' },
    logs: { type: 'boolean', default: false, help: "prints all of the functions' logs and metrics" },
  },
});

const { url, customer, conversation, playbook, token } = values;
if (url === undefined && token !== undefined) reject('--token is for a server: name it with --url.');
const own = playbook === undefined ? values.logs && '--logs' : '--playbook';
if (url !== undefined && own)
  reject(`${own} is for a system of its own, and --url names another: leave one of them out.`);
if (url !== undefined && !URL.canParse(url)) reject('--url must be a URL, such as http://127.0.0.1:3000/mcp.');

const stack = url
  ? null
  : await startStack({
      port: 0,
      environment: process.env,
      playbook: playbook && typedPlaybook(playbook, process.env),
      onLog: printedLogs(values.logs),
    }).catch(fail);
stack?.lost.catch(fail);
const client = await connect(url ?? stack?.url ?? '', {
  customer,
  conversation,
  token: token ?? process.env.FRONTDESK_TOKEN,
}).catch(fail);
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
if (process.stdin.isTTY) console.log('Write a message, or /person, /back, /solved. Exit with Ctrl-C.');
let open = true;
terminal.on('close', () => {
  open = false;
});
const act = async (line: string): Promise<void> => {
  const [command = '', ...rest] = line.trim().split(/\s+/);
  const tool = COMMANDS.get(command);
  if (!tool) return console.error(`${command} is no command: write /person, /back or /solved, or a message.`);
  const { answered, text } = await client.act(tool, rest.join(' '));
  (answered ? console.log : console.error)(text);
};
terminal.prompt();
void pollNews({
  isOpen: () => open,
  isDue: client.isWithPeople,
  news: async () => (await client.news()).join('\n'),
  show: (news) => {
    console.log(`\n${news}`);
    terminal.prompt(true);
  },
});
for await (const line of terminal) {
  if (line.trim().startsWith('/')) await act(line);
  else if (line.trim() !== '') await say(line);
  if (open) terminal.prompt();
}
console.log();
await leave(0);

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
