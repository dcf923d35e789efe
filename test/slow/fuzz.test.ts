import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK_ACCESS, MCP_ACCESS } from '../../core/access/scopes.ts';
import { startStack } from '../../local/stack.ts';
import { type FuzzRequest, request } from './fuzz/requests.ts';
import { send } from './fuzz/send.ts';
import { SHOP, sessionRequest } from './fuzz/session-requests.ts';
import { sessionFault } from './fuzz/session-verdict.ts';
import { fault } from './fuzz/verdict.ts';
import { MARK } from './fuzz/words.ts';

const RUNS = 550;
const SESSION_RUNS = 200;
const AT_ONCE = 10;
const HANG_MS = 2000;

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const logs: string[] = [];
let stack: Awaited<ReturnType<typeof startStack>>;
let sent = 0;

beforeAll(async () => {
  const environment = { IDENTITY_ISSUERS: JSON.stringify([SHOP]) };
  stack = await startStack({ port: 0, environment, onLog: (line) => logs.push(line) });
});
afterAll(() => stack.close());

/** The defect of the answer to a request, or null. A slow request is repeated, because the machine may have been busy. */
const problem = async (each: FuzzRequest, verdict = fault): Promise<string | null> => {
  sent += 1;
  try {
    const { reply, ms } = await send(stack.url, each);
    const bad = verdict(each.method, reply);
    if (bad !== null || ms < HANG_MS) return bad;
    const again = await send(stack.url, each);
    return again.ms < HANG_MS ? null : `no answer for ${Math.round(again.ms)} ms`;
  } catch (error) {
    return `no answer: ${error}`;
  }
};

describe(`a generated request (FUZZ_SEED=${seed})`, () => {
  it('gets a valid response of the protocol in time, without internals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        const problems = await Promise.all(requests.map((each) => problem(each)));
        expect(problems.filter((each) => each !== null)).toEqual([]);
      }),
      { seed, numRuns: RUNS, endOnFailure: false, interruptAfterTimeLimit: 400_000, markInterruptAsFailure: true },
    );
    expect(sent).toBeGreaterThanOrEqual(5000);
  });

  it('to /session gets a session or an error of its form, and never a token of another', async () => {
    const sessions = sessionRequest(stack.url.replace(/mcp$/, 'session'));
    await fc.assert(
      fc.asyncProperty(fc.array(sessions, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
        const problems = await Promise.all(requests.map((each) => problem(each, sessionFault)));
        expect(problems.filter((each) => each !== null)).toEqual([]);
      }),
      { seed, numRuns: SESSION_RUNS, endOnFailure: false },
    );
  });

  it('leaves the server working', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const headers = { 'content-type': 'application/json' };
    for (const [path, { tools }] of Object.entries({ '/mcp': MCP_ACCESS, '/desk': DESK_ACCESS })) {
      const { reply } = await send(stack.url, { method: 'POST', path, headers, body });
      expect(JSON.parse(reply.text).result.tools).toHaveLength(Object.keys(tools).length);
    }
  });

  it("leaves no customer's text in the logs", () => {
    expect(logs.length).toBeGreaterThan(100);
    expect(logs.filter((line) => line.includes(MARK))).toEqual([]);
  });
});
