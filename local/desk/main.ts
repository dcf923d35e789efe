import { createInterface } from 'node:readline/promises';
import { readCommandLine } from '../../core/config/command-line.ts';
import { pollNews } from '../http/poll-news.ts';
import { connectDesk } from './client.ts';
import { HELP, worker } from './commands.ts';

const { values, reject } = readCommandLine({
  command: 'npm run desk -- [options]',
  help: 'The desk of the support team in a terminal, at a server that runs: npm start in another one. Write help for its commands, and leave with quit, Ctrl-C or Ctrl-D.',
  options: {
    url: { type: 'string', value: 'URL', help: 'of the desk (http://127.0.0.1:3000/desk)' },
    token: { type: 'string', value: 'TOKEN', help: 'the access token of a person; FRONTDESK_DESK_TOKEN when left out' },
  },
});
const url = values.url ?? 'http://127.0.0.1:3000/desk';
if (!URL.canParse(url)) reject('--url must be a URL, such as http://127.0.0.1:3000/desk.');

const desk = await connectDesk(url, values.token ?? process.env.FRONTDESK_DESK_TOKEN).catch(fail);
const person = worker(desk, () => process.stdout.columns ?? 80);
const leave = async (code: number): Promise<never> => {
  await desk.close().catch(() => {});
  process.exit(code);
};
process.on('SIGTERM', () => leave(0));

const say = async (line: string): Promise<void> => {
  try {
    console.log(await person.run(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
};

const waiting = await person.run('queue').catch(fail);
if (process.stdin.isTTY) console.log(`${HELP}\n`);
console.log(waiting);
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '\ndesk> ' });
terminal.on('SIGINT', () => leave(0));
let open = true;
terminal.on('close', () => {
  open = false;
});
terminal.prompt();
void pollNews({
  isOpen: () => open,
  isDue: person.isWatching,
  news: person.news,
  show: (news) => {
    console.log(`\n${news}`);
    terminal.prompt(true);
  },
});
for await (const line of terminal) {
  if (line.trim() === 'quit') break;
  if (line.trim() !== '') await say(line);
  if (open) terminal.prompt();
}
await leave(0);

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
