import { writeFileSync } from 'node:fs';
import { isLoopback } from '../../core/access/loopback.ts';
import { readCommandLine } from '../../core/config/command-line.ts';
import { wrongWith } from '../smoke/endpoint.ts';
import { bearer, connect } from './client.ts';
import { onInterrupt } from './interrupt.ts';
import { showProgress } from './progress.ts';
import { brokenLines, reportOf } from './report.ts';
import { toResult } from './result.ts';
import { GRACE_MS, Users } from './run.ts';
import { readSettings, WrongUsage } from './settings.ts';

const { values, reject } = readCommandLine({
  command: 'npm run load -- [options]',
  help: 'Plays conversations against a deployment or a one-machine run, and reports times, errors and cost. Exits with 1 if a threshold does not hold.',
  wrongUsage: 2,
  options: {
    url: {
      type: 'string',
      value: 'URL',
      default: 'http://127.0.0.1:3000/mcp',
      help: 'the MCP endpoint; that of npm start when left out',
    },
    token: { type: 'string', value: 'TOKEN', help: 'the access token for it; FRONTDESK_TOKEN when left out' },
    users: { type: 'string', value: 'NUMBER', default: '10', help: 'conversations at the same time (10)' },
    requests: { type: 'string', value: 'NUMBER', default: '5', help: 'messages of each conversation (5)' },
    think: {
      type: 'string',
      value: 'TIME',
      default: '2s',
      help: 'mean pause before the next message: 500, 2s, 1m (2s)',
    },
    ramp: { type: 'string', value: 'TIME', help: 'spreads the starts of the users; as long as --think when left out' },
    seed: { type: 'string', value: 'NUMBER', default: '1', help: 'of the pauses and the order of messages (1)' },
    messages: {
      type: 'string',
      value: 'FILE',
      help: 'messages to send, one a line; infra/load/messages.txt when left out',
    },
    'act-as': { type: 'boolean', default: false, help: 'each user is another customer, by user_id' },
    p90: {
      type: 'string',
      value: 'TIME',
      help: 'threshold: nine answered turns of ten take at most this time; see --errors for the others',
    },
    errors: {
      type: 'string',
      value: 'SHARE',
      help: 'threshold: at most this share of turns gets no answer, such as 0.01',
    },
    out: { type: 'string', value: 'FILE', help: 'writes every turn and the summary as JSON' },
    yes: { type: 'boolean', default: false, help: 'sends more than 1,000 messages to another machine' },
  },
});
const { plan, limits } = settings();
const { url, out } = values;
const token = values.token || process.env.FRONTDESK_TOKEN || undefined;
const planned = plan.users * plan.requests;

const wrong = await wrongWith({ url, token }, ['chat_with_ai'], (init) =>
  fetch(url, { ...init, headers: { ...init.headers, ...bearer(token) } }),
);
if (wrong !== null) fail(wrong);
const send = await connect(url, token).catch((error: Error) => fail(`${url}: ${error.message}`));

const paid = isLoopback(url) ? '' : ' Models are paid for each.';
console.log(`${plan.users} users send ${plan.requests} messages each to ${url}: ${planned} turns at most.${paid}`);
const ending = new AbortController();
let rejected = false;
const startedAt = new Date();
const users = new Users(plan, send, {
  signal: ending.signal,
  actAs: values['act-as'],
  onTurn: ({ error }) => {
    if (error !== 'HTTP 401') return;
    rejected = true;
    ending.abort();
  },
});
onInterrupt(() => {
  console.error(`\nStopping: turns in flight have ${GRACE_MS / 1000} s. Ctrl-C again ends at once.`);
  ending.abort();
});
const hideProgress = showProgress(planned, () => users.run);
const run = await users.play();
hideProgress();

const result = toResult({ url, startedAt, plan, limits, run, stopped: ending.signal.aborted });
console.log(reportOf(result.summary, run.turns));
if (out !== undefined) writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
if (result.stopped && !rejected) console.error('Stopped early: the thresholds are those of the turns that ended.');
const broken = brokenLines(result.thresholds);
if (rejected)
  broken.unshift('The server rejects the access token (status 401), which may have expired: get a new one.');
for (const line of broken) console.error(line);
process.exit(broken.length > 0 ? 1 : 0);

function settings(): ReturnType<typeof readSettings> {
  try {
    return readSettings(values);
  } catch (error) {
    if (error instanceof WrongUsage) return reject(error.message);
    throw error;
  }
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}
