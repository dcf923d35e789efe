import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect } from '../../infra/load/client.ts';
import type { Result } from '../../infra/load/result.ts';
import { Users } from '../../infra/load/run.ts';
import { summarise } from '../../infra/load/summary.ts';
import { customerToken } from '../../local/auth/token/obtain-token.ts';
import { startStack } from '../../local/stack.ts';
import { late, repeats } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { sendJson } from '../support/http-stand-in.ts';
import { NpmProcess } from '../support/npm-process.ts';
import { type AnswerMessage, answers, startSupportServer, toolError } from '../support/support-server.ts';

/** More than one machine admits at a time. */
const CUSTOMERS = 192;
const MODEL_MS = 3000;
/** Longer than the time in which two signals count as one. */
const APART_MS = 700;

let bedrock: ScriptedBedrock;
let folder = '';
const cleanups: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  bedrock = await startScriptedBedrock();
  folder = mkdtempSync(join(tmpdir(), 'load-'));
});
afterAll(async () => {
  await Promise.all(cleanups.map((clean) => clean()));
  await bedrock.close();
  rmSync(folder, { recursive: true });
});

const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): NpmProcess => {
  const npm = new NpmProcess(['run', '--silent', 'load', '--', ...args], environment);
  cleanups.push(() => npm.clear());
  return npm;
};

const load = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const npm = start(args, environment);
  const { code } = await npm.ended;
  return { code, stdout: npm.stdout, stderr: npm.stderr };
};

const serve = async (answer: AnswerMessage) => {
  const server = await startSupportServer(answer);
  cleanups.push(() => server.close());
  return server;
};

const QUICK = ['--think', '10ms'];

it(`${CUSTOMERS} customers at once get their answers from a slow model: some after BUSY, none after anything else`, async () => {
  const models = bedrock.scenario();
  models.script({ fast: [late(MODEL_MS, repeats)] });
  const stack = await startStack({
    port: 0,
    environment: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, TOOL_SERVERS: '[]' },
  });
  const messages = [`Hello? ${models.marker}`];
  const plan = { users: CUSTOMERS, requests: 1, thinkMs: 0, rampMs: 0, seed: 1, messages };
  const options = { signal: new AbortController().signal, actAs: true };
  const summary = summarise(plan, await new Users(plan, await connect(stack.url), options).play());
  expect(summary.turns).toMatchObject({ answered: CUSTOMERS, lost: 0, in_flight: 0 });
  expect(summary).toMatchObject({ replays: 0, handoffs: 0 });
  expect(summary.errors).toMatchObject([{ code: 'BUSY', lost: 0 }]);
  expect(models.counts.fast).toBe(CUSTOMERS);
  await stack.close();
});

describe('npm run load', () => {
  it('plays conversations against a one-machine run that requires a token, and writes every turn', async () => {
    const stack = await startStack({ port: 0, environment: {}, auth: true });
    cleanups.push(() => stack.close());
    const token = await customerToken(stack.url, 'alice', 'support:chat');
    const out = join(folder, 'out.json');
    const args = ['--url', stack.url, '--users', '3', '--requests', '2', ...QUICK, '--errors', '0', '--p90', '1m'];
    const { code, stdout, stderr } = await load([...args, '--out', out], { FRONTDESK_TOKEN: token });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^3 users send 2 messages each to http:\S+: 6 turns at most\.\n/);
    expect(stdout).toMatch(/^turns {7}6 of 6 answered, 0 lost, in \d+\.\d s: \d+\.\d turns a second$/m);
    expect(stdout).toMatch(/^turn {8}p50 +[\d,]+ ms {3}p90 +[\d,]+ ms {3}p99 +[\d,]+ ms$/m);
    expect(stdout).toMatch(/^errors {6}none$/m);
    expect(stdout).toMatch(/^ *\d+ - +\d+ ms +\d+ {2}#+$/m);
    const text = readFileSync(out, 'utf8');
    expect(text).not.toContain(token);
    const { turns, summary, plan, stopped, thresholds } = JSON.parse(text) as Result;
    expect(turns.map(({ user, turn }) => `${user}.${turn}`).toSorted()).toEqual([
      '1.1',
      '1.2',
      '2.1',
      '2.2',
      '3.1',
      '3.2',
    ]);
    for (const { receipt, error, ms } of turns) {
      expect([error, receipt?.replayed]).toEqual([null, false]);
      expect(receipt?.input_tokens).toBeGreaterThan(0);
      expect(ms).toBeGreaterThanOrEqual(Number(receipt?.model_ms));
    }
    expect(plan).toEqual({ users: 3, requests: 2, think_ms: 10, ramp_ms: 10, seed: 1 });
    expect(summary.tokens.input).toBe(turns.reduce((sum, { receipt }) => sum + Number(receipt?.input_tokens), 0));
    expect(thresholds.map(({ name, holds }) => [name, holds])).toEqual([
      ['p90', true],
      ['errors', true],
    ]);
    expect(stopped).toBe(false);
  });

  it('repeats what a repeat can help, counts the rest, and ends with 1 for each threshold that does not hold', async () => {
    const { url, messages } = await serve(({ message, message_id }, response) => {
      if (message === 'final') return toolError('QUOTA');
      if (message === 'throttled' && seen(message) < 2) return sendJson(response, 429, { jsonrpc: '2.0' });
      if (message === 'busy' && seen(message) < 3) return toolError('BUSY', { retryable: true, retry_after_ms: 20 });
      return answers({ message_id }, { replayed: message === 'busy' });
    });
    const seen = (message: string) => messages.filter((sent) => sent.message === message).length;
    const file = join(folder, 'messages.txt');
    const lines = ['fine', 'busy', 'final', 'throttled'];
    writeFileSync(file, lines.join('\n'));
    const limits = ['--errors', '0.2', '--p90', '0'];
    const { code, stdout, stderr } = await load([
      '--url',
      url,
      '--users',
      '1',
      '--requests',
      '4',
      ...QUICK,
      '--messages',
      file,
      ...limits,
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^--p90 does not hold: [\d,]+ ms is more than 0 ms\.\n--errors does not hold: 25\.00 % is more than 20\.00 %\.\n$/,
    );
    expect(stdout).toMatch(/^turns +3 of 4 answered, 1 lost, /m);
    expect(stdout).toMatch(/^receipts +1 replays, 0 escalations, 0 hand-offs$/m);
    expect(stdout).toMatch(/^ +BUSY: 2 requests; a repeat helped 1 turns, 0 lost: It is BUSY\.$/m);
    expect(stdout).toMatch(/^ +QUOTA: 1 request; a repeat helped 0 turns, 1 lost: It is QUOTA\.$/m);
    expect(stdout).toMatch(/^ +HTTP 429: 1 request; a repeat helped 1 turns, 0 lost: /m);
    expect(new Set(messages.map(({ message_id }) => message_id)).size).toBe(4);
  });

  it('stops when the server no longer accepts the token, and says so once', async () => {
    const { url, messages } = await serve((_, response) =>
      messages.length <= 2
        ? answers()
        : sendJson(response, 401, { jsonrpc: '2.0', error: { code: -32000, message: 'No.' } }),
    );
    const { code, stderr, stdout } = await load(['--url', url, '--users', '2', '--requests', '400', ...QUICK]);
    expect([code, stderr]).toEqual([
      1,
      'The server rejects the access token (status 401), which may have expired: get a new one.\n',
    ]);
    expect(stdout).toMatch(/^turns +2 of 800 answered, /m);
    expect(messages.length).toBeLessThan(6);
  });

  it('says that models are paid, and wants more than 1,000 turns confirmed, unless the server is on this machine', async () => {
    const { url, messages } = await serve(() => answers());
    // Reaches this machine, too, but is no name of it.
    const elsewhere = url.replace('127.0.0.1', '0.0.0.0');
    const one = await load(['--url', elsewhere, '--users', '1', '--requests', '1']);
    expect(one.stdout).toMatch(/: 1 turns at most\. Models are paid for each\.\n/);
    const many = await load(['--url', elsewhere, '--users', '11', '--requests', '100']);
    expect([many.code, many.stdout]).toEqual([2, '']);
    expect(many.stderr).toMatch(
      /^This sends 1100 messages to \S+, and models are paid for each: confirm it with --yes\.\n/,
    );
    expect(messages).toHaveLength(1);
  });

  it('shows its progress as a line every few seconds where there is no terminal', async () => {
    const { url } = await serve(async () => {
      await pause(6000);
      return answers();
    });
    const { stderr } = await load(['--url', url, '--users', '1', '--requests', '1']);
    expect(stderr).toBe('5 s: 0 of 1 turns done, 1 in flight, 0 errors, p50 - ms\n');
  });
});

describe.concurrent('Ctrl-C', () => {
  /** A run whose first turns wait for `answer`. */
  const waiting = async () => {
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    const server = await serve(async () => {
      await promise;
      return answers();
    });
    const out = join(folder, `${Math.random()}.json`);
    const npm = start(['--url', server.url, '--users', '2', '--requests', '3', ...QUICK, '--out', out]);
    await vi.waitFor(() => expect(server.messages).toHaveLength(2), 10_000);
    return { npm, server, answer, out };
  };

  const nodeOf = (npm: NpmProcess): number => {
    const node = npm.running().find(({ command }) => command.startsWith('node infra/load/main.ts '));
    return node?.pid ?? expect.fail(npm.stderr);
  };
  const SIGNALS: readonly [name: string, send: (npm: NpmProcess) => unknown][] = [
    ["of a terminal, which reaches npm's whole group", (npm) => npm.signalGroup('SIGINT')],
    ['that reaches only node', (npm) => process.kill(nodeOf(npm), 'SIGINT')],
  ];

  it.each(SIGNALS)('%s waits for the turns in flight, starts no other, and reports', async (_, interrupt) => {
    const { npm, server, answer, out } = await waiting();
    interrupt(npm);
    await vi.waitFor(() => expect(npm.stderr).toContain('Stopping'), 10_000);
    answer();
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    expect(npm.stdout).toMatch(/^turns +2 of 6 answered, 0 lost, in /m);
    expect(server.messages).toHaveLength(2);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ stopped: true, turns: [{ turn: 1 }, { turn: 1 }] });
  });

  it('gives the turns in flight 10 s', async () => {
    const { npm, answer } = await waiting();
    npm.signalGroup('SIGINT');
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    expect(npm.stdout).toMatch(/^turns +0 of 6 answered, 0 lost, 2 still in flight, in 1\d\.\d s/m);
    answer();
  });

  it('twice ends at once, without a report', async () => {
    const { npm, answer } = await waiting();
    npm.signalGroup('SIGINT');
    await vi.waitFor(() => expect(npm.stderr).toContain('Stopping'), 10_000);
    await pause(APART_MS);
    npm.signalGroup('SIGINT');
    expect((await npm.ended).code).toBe(130);
    expect(npm.stdout).not.toContain('answered');
    answer();
  });
});

describe.concurrent('npm run load says in one line what is wrong with', () => {
  it.each<[string, string[], number, RegExp]>([
    ['a number', ['--users', '0'], 2, /^--users must be a whole number from 1 on\.\n\nUsage: /],
    ['an option', ['--nonsense'], 2, /^Unknown option '--nonsense'\n\nUsage: /],
    [
      'a server that does not answer',
      ['--url', 'http://127.0.0.1:9/mcp'],
      1,
      /^No server answers at \S+: .* npm start\.\n$/,
    ],
  ])('%s', async (_, args, exit, line) => {
    const { code, stdout, stderr } = await load(args);
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(line);
  });
});
