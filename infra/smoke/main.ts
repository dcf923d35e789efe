import { isLoopback } from '../../core/access/loopback.ts';
import { readCommandLine } from '../../core/config/command-line.ts';
import { awsOf } from './aws.ts';
import { runCheck, skip } from './check.ts';
import { escalation, promptCache, replay } from './checks/answers.ts';
import { changes, clock } from './checks/background.ts';
import { desk } from './checks/desk.ts';
import { rejections, throttling } from './checks/http.ts';
import { login } from './checks/login.ts';
import { longTurns, progress } from './checks/long-turns.ts';
import { metrics, trace } from './checks/observed.ts';
import { pages } from './checks/pages.ts';
import { newestProtocol, olderProtocol } from './checks/protocol.ts';
import { origins, session } from './checks/session.ts';
import { toolTurn } from './checks/tool-turn.ts';
import { wrongWith } from './endpoint.ts';
import { System } from './system.ts';

/** In order: from `progress` on, the checks look at the turns of those before, and the last one uses up the stage's capacity. */
const CHECKS = [
  ...[login, desk, pages, origins, session],
  ...[newestProtocol, olderProtocol, toolTurn, escalation, promptCache, replay, rejections],
  ...[progress, longTurns, trace, metrics, changes, clock, throttling],
];

const { values, reject } = readCommandLine({
  command: 'npm run smoke -- --url URL [options]',
  help: 'Checks a deployment or a one-machine run over the wire, in a dozen turns. With AWS credentials also trace and metrics.',
  options: {
    url: { type: 'string', value: 'URL', help: 'the MCP endpoint: the output McpUrl, or http://127.0.0.1:3000/mcp' },
    token: { type: 'string', value: 'TOKEN', help: 'the access token for it; FRONTDESK_TOKEN when left out' },
    pages: { type: 'string', value: 'URL', help: 'the output ChatPage; the pages of a one-machine run are known' },
    'tool-message': { type: 'string', value: 'TEXT', help: 'asks for a look-up; a request for a shop when left out' },
    throttle: { type: 'boolean', default: false, help: 'also sends 300 requests at once, and expects a 429' },
  },
});
const {
  url = '',
  token = process.env.FRONTDESK_TOKEN,
  pages: pagesUrl,
  throttle,
  'tool-message': toolMessage,
} = values;
if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) reject('Name the endpoint: --url https://…/mcp.');
if (pagesUrl !== undefined && !/^https?:$/.test(URL.parse(pagesUrl)?.protocol ?? ''))
  reject('Name a page: --pages https://…/chat.');
const local = isLoopback(url);
const aws = local ? async () => skip('one machine has nothing in AWS') : () => awsOf(url);
const system = new System({ url, token: token || undefined, toolMessage, pages: pagesUrl, throttle, local, aws });

const wrong = await wrongWith({ url, token }, ['chat_with_ai', 'get_conversation_history'], (init) =>
  system.send(init),
);
if (wrong !== null) {
  console.error(wrong);
  process.exit(1);
}
const width = Math.max(...CHECKS.map(({ name }) => name.length));
const count = { pass: 0, FAIL: 0, skip: 0 };
for (const check of CHECKS) {
  const { result, ms, detail, remedy } = await runCheck(check, system);
  count[result] += 1;
  console.log(`${result}  ${check.name.padEnd(width)}  ${String(ms).padStart(6)} ms  ${detail}`);
  if (remedy !== null) console.log(`${' '.repeat(width + 19)}${remedy}`);
}
console.log(`${count.pass} passed, ${count.FAIL} failed, ${count.skip} skipped`);
process.exit(count.FAIL > 0 ? 1 : 0);
