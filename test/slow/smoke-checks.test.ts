import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCheck, skip } from '../../infra/smoke/check.ts';
import { escalation, promptCache, replay } from '../../infra/smoke/checks/answers.ts';
import { rejections, throttling } from '../../infra/smoke/checks/http.ts';
import { longTurns, progress } from '../../infra/smoke/checks/long-turns.ts';
import { newestProtocol, olderProtocol } from '../../infra/smoke/checks/protocol.ts';
import { toolTurn } from '../../infra/smoke/checks/tool-turn.ts';
import { type Check, type Options, System } from '../../infra/smoke/system.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import type { WireRequest } from '../support/http-stand-in.ts';
import { type Fault, type Meddler, startMeddler } from './smoke/meddler.ts';

let stack: Stack;
let meddler: Meddler;
beforeAll(async () => {
  stack = await startStack({ port: 0, environment: {} });
  meddler = await startMeddler(stack.url);
});
afterAll(async () => {
  await meddler.close();
  await stack.close();
});
beforeEach(() => {
  meddler.fault = {};
});

const newSystem = (options: Partial<Options> = {}): System =>
  new System({ url: `${meddler.url}/mcp`, local: true, aws: async () => skip('nothing is in AWS'), ...options });

const run = (check: Check, fault: Fault, options?: Partial<Options>) => {
  meddler.fault = fault;
  return runCheck(check, newSystem(options));
};

/** Runs a check that looks back at a turn. */
const lookBack = async (check: Check, fault: Fault, options?: Partial<Options>) => {
  const system = newSystem(options);
  meddler.fault = fault;
  await system.ask(await system.connect(), { message: 'What can you help me with?' });
  return runCheck(check, system);
};

/** Sets a value of the receipts, by its path. */
const set =
  (path: string, value: unknown): NonNullable<Fault['edit']> =>
  (receipt) => {
    const names = path.split('.');
    const last = String(names.pop());
    const holder = names.reduce((at, name) => at[name] as Record<string, unknown>, receipt);
    if (last in holder) holder[last] = value;
  };

const on =
  (method: string, change: (text: string) => string): NonNullable<Fault['rewrite']> =>
  (text, { body }) =>
    body.includes(`"method":"${method}"`) ? change(text) : text;

const isSlash = ({ url }: WireRequest) => url === '/mcp/';
const isGet = ({ method }: WireRequest) => method === 'GET';
const isGzip = ({ headers }: WireRequest) => headers['content-encoding'] === 'gzip';
const BUSY = { code: 'BUSY', message: 'Busy.', retryable: true };
const rpcError = JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message: 'No.' }, id: null });

describe('a check of a system that works', () => {
  it.each([newestProtocol, olderProtocol, toolTurn, escalation, promptCache, replay, rejections])(
    'passes: $name',
    async (check) => {
      expect(await run(check, {})).toMatchObject({ result: 'pass', remedy: null, detail: expect.stringMatching(/\w/) });
    },
  );

  it('that looks back at a turn passes: progress', async () => {
    expect(await lookBack(progress, {})).toMatchObject({ result: 'pass' });
  });

  it('sees a turn over 29 s, with progress, when each model call takes 16 s', async () => {
    const slow = await startStack({ port: 0, environment: { BEDROCK_DELAY_MS: '16000' } });
    const system = newSystem({ url: slow.url });
    await system.ask(await system.connect(), { message: 'Where is order 1042?' });
    await slow.close();
    const detail = expect.stringMatching(/^a turn of [34]\d\.\d s was answered$/);
    expect(await runCheck(longTurns, system)).toMatchObject({ result: 'pass', detail });
    const early = expect.stringMatching(/^after \d\.\d s at most$/);
    expect(await runCheck(progress, system)).toMatchObject({ result: 'pass', detail: early });
  });

  it('of throttling passes when some of many requests get 429', async () => {
    let sent = 0;
    const answer = () => {
      sent += 1;
      return sent > 100 ? ([429, rpcError, { 'retry-after': '1' }] as const) : undefined;
    };
    expect(await run(throttling, { answer }, { throttle: true, local: false })).toMatchObject({ result: 'pass' });
  });

  it('sends a throttled request again', async () => {
    let sent = 0;
    const answer = () => {
      sent += 1;
      return sent === 2 ? ([429] as const) : undefined;
    };
    expect(await run(escalation, { answer })).toMatchObject({ result: 'pass' });
    expect(sent).toBe(3);
  });

  it('is skipped with the reason where it does not apply', async () => {
    expect(await run(throttling, {})).toMatchObject({ result: 'skip', detail: expect.stringContaining('--throttle') });
    expect(await run(throttling, {}, { throttle: true })).toMatchObject({ result: 'skip' });
    expect(await run(progress, {})).toMatchObject({ result: 'skip' });
    expect(await run(longTurns, {})).toMatchObject({
      result: 'skip',
      detail: expect.stringMatching(/BEDROCK_DELAY_MS/),
    });
    expect(await run(longTurns, {}, { local: false })).toMatchObject({ result: 'skip', detail: 'nothing is in AWS' });
    const withoutTools = set('timings.states', [{ state: 'PersistTurn', start_ms: 0, ms: 0 }]);
    expect(await run(toolTurn, { edit: withoutTools })).toMatchObject({
      result: 'skip',
      detail: expect.stringMatching(/no tool servers/),
    });
    const uncached = on('resources/read', (text) =>
      text.replaceAll(/prompt_cache\\": ?true/g, 'prompt_cache\\":false'),
    );
    expect(await run(promptCache, { rewrite: uncached })).toMatchObject({
      result: 'skip',
      detail: expect.stringMatching(/no prompt cache/),
    });
  });

  it.each([
    ['no tool was used', []],
    ['store__get_order answered with an error', [{ tool: 'store__get_order', ok: false, ms: 3 }]],
  ])('does not judge the answer to a question that the shop may not know: %s', async (what, tools) => {
    expect(await run(toolTurn, { edit: set('tools', tools) })).toMatchObject({
      result: 'skip',
      detail: expect.stringMatching(new RegExp(`^${what} .* --tool-message$`)),
    });
  });
});

const FAULTS: readonly [check: Check, what: string, fault: Fault, detail: RegExp, options?: Partial<Options>][] = [
  [
    newestProtocol,
    'the newest revision is not spoken',
    { answer: ({ body }) => (body.includes('server/discover') ? [400, rpcError] : undefined) },
    /the server speaks 2025-11-25/,
  ],
  [
    newestProtocol,
    'a tool is not listed',
    { rewrite: on('tools/list', (text) => text.replace('"name":"analyze_sentiment"', '"name":"other"')) },
    /not listed: analyze_sentiment/,
  ],
  [
    olderProtocol,
    'a resource is not listed',
    { rewrite: on('resources/list', (text) => text.replace('frontdesk://playbook', 'frontdesk://other')) },
    /not listed: frontdesk:\/\/playbook/,
  ],
  [
    olderProtocol,
    'a resource is no JSON',
    { rewrite: on('resources/read', (text) => text.replaceAll('\\"', '')) },
    /JSON/,
  ],
  [
    newestProtocol,
    'the history lacks the answer',
    { edit: (result) => void (Array.isArray(result.turns) && result.turns.pop()) },
    /the history has another answer, or none/,
  ],
  [
    olderProtocol,
    'the sentiment is an error',
    { edit: (result) => void ('score' in result && Object.assign(result, { ...BUSY, label: undefined })) },
    /analyze_sentiment: BUSY/,
  ],
  [newestProtocol, 'the server breaks', { answer: () => [500, 'Oops'] }, /500|Oops/],
  [
    toolTurn,
    'no tool is used for the own message',
    { edit: set('tools', []) },
    /no tool was used/,
    { toolMessage: 'Where is order 1042?' },
  ],
  [
    toolTurn,
    'the tool answers the own message with an error',
    { edit: set('tools', [{ tool: 'store__get_order', ok: false, ms: 3 }]) },
    /store__get_order answered with an error/,
    { toolMessage: 'Where is order 1042?' },
  ],
  [escalation, 'the turn does not escalate', { edit: set('route.escalated', false) }, /stayed on the strong tier/],
  [escalation, 'the fast tier answers', { edit: set('route.tier', 'fast') }, /stayed on the fast tier/],
  [
    escalation,
    'the other tier stood in',
    {
      edit: (result, args) => {
        set('route.fallback', true)(result, args);
        set('fault', 'ModelRefused')(result, args);
      },
    },
    /stood in for the other one: ModelRefused/,
  ],
  [replay, 'the receipt is not one', { edit: (result) => void delete result.timings }, /timings/],
  [promptCache, 'nothing is read from the cache', { edit: set('usage.cached_tokens', 0) }, /nothing was read/],
  [replay, 'the answer is not replayed', { edit: set('replayed', false) }, /answered twice/],
  [
    replay,
    'the replay costs something',
    { edit: (result, args) => void (result.replayed && set('usage.cost_usd', 1)(result, args)) },
    /charged twice/,
  ],
  [
    replay,
    'a reused message_id is answered',
    { edit: (result) => void (result.code === 'KEY_REUSED' && delete result.code) },
    /Another message|another message as .* got an answer/,
  ],
  [
    rejections,
    'GET is not found',
    { answer: (request) => (isGet(request) ? [404, rpcError] : undefined) },
    /404 for GET, not 405/,
  ],
  [
    rejections,
    'GET has an empty body',
    { answer: (request) => (isGet(request) ? [405] : undefined) },
    /405 for GET without a JSON-RPC error/,
  ],
  [
    rejections,
    'GET names no method',
    { answer: (request) => (isGet(request) ? [405, rpcError] : undefined) },
    /405 without Allow/,
  ],
  [
    rejections,
    'a large body is forbidden',
    { answer: ({ body }) => (body.length > 100_000 ? [403, '<html>'] : undefined) },
    /403 for 256 KB, not 413/,
  ],
  [
    rejections,
    'a gzip body is read',
    { answer: (request) => (isGzip(request) ? [200, '{}'] : undefined) },
    /200 for gzip, not 415/,
  ],
  [
    rejections,
    'a slash at the end is unknown',
    { answer: (request) => (isSlash(request) ? [403] : undefined) },
    /403 for \/mcp\//,
  ],
  [throttling, 'nothing is throttled', {}, /none of 300/, { throttle: true, local: false }],
  [
    throttling,
    'a 429 has no Retry-After',
    { answer: () => [429, rpcError] },
    /no Retry-After/,
    { throttle: true, local: false },
  ],
  [throttling, 'a 429 has no body', { answer: () => [429] }, /no JSON-RPC error/, { throttle: true, local: false }],
];

const LOOKING_BACK: typeof FAULTS = [
  [
    progress,
    'no notification comes',
    { rewrite: (text) => text.replaceAll('notifications/progress', 'notifications/message') },
    /without a notification/,
  ],
  [progress, 'it is held back', { delayMs: 1100 }, /came after 1\.\d s/],
];

const cases = (faults: typeof FAULTS) =>
  faults.map(([check, what, fault, detail, options]) => ({ name: check.name, what, check, fault, detail, options }));

describe('a check fails, and says what to do,', () => {
  it.each(cases(FAULTS))('$name: $what', async ({ check, fault, detail, options }) => {
    expect(await run(check, fault, options)).toMatchObject({
      result: 'FAIL',
      detail: expect.stringMatching(detail),
      remedy: expect.stringMatching(/\w/),
    });
  });

  it.each(cases(LOOKING_BACK))('$name: $what', async ({ check, fault, detail }) => {
    expect(await lookBack(check, fault)).toMatchObject({
      result: 'FAIL',
      detail: expect.stringMatching(detail),
      remedy: expect.stringMatching(/\w/),
    });
  });
});
