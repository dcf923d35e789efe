import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStore } from '../../examples/store/store.ts';
import { refuses, says, uses } from '../support/bedrock/bedrock-replies.ts';
import { type Scenario, type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { calls, completes, refuses as fails, MODEL, startChatServer } from '../support/chat-server.ts';
import { NpmProcess } from '../support/npm-process.ts';
import { guideFile, PlaybookFolder } from '../support/playbook-folder.ts';

const TOKEN = 'a-token-of-the-test';
const CANCEL = { order_id: '1046' };

const goldenFile = (marker: string): string => `
- name: a cancellation
  customer: bob
  say:
    - message: Cancel order 1046 ${marker}
      expect: { tier: fast, handoff: false, proposed: { tool: desk.cancel_order, arguments: { order_id: "1046" } } }
    - message: "yes"
      expect: { action: done }
  writes: [{ tool: desk.cancel_order, arguments: { order_id: "1046", customer_id: bob } }]
- name: a look-up
  customer: alice
  say:
    - message: Where is order 1034? ${marker}
      expect: { tools: [{ tool: desk.track_shipment, arguments: { order_id: "1034" } }], citations: [], gap: false }
`;

let store: Awaited<ReturnType<typeof startStore>>;
let bedrock: ScriptedBedrock;
let models: Scenario;
let folder: PlaybookFolder;
const started: NpmProcess[] = [];

beforeAll(async () => {
  store = await startStore({ port: 0, token: TOKEN, now: () => Date.parse('2026-11-23T12:00:00Z') });
  bedrock = await startScriptedBedrock();
  models = bedrock.scenario();
  folder = new PlaybookFolder({
    'ours/playbook.md': guideFile('books', { tools: '[desk.track_shipment, desk.cancel_order]' }),
    'ours/golden/orders.yaml': goldenFile(models.marker),
  });
});
afterAll(async () => {
  await Promise.all(started.map((npm) => npm.clear()));
  await bedrock.close();
  await store.close();
  folder.remove();
});

const evaluate = async (...options: string[]) => {
  const environment = {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    TOOL_SERVERS: JSON.stringify([{ name: 'desk', url: store.url, secret: 'env:DESK_TOKEN' }]),
    DESK_TOKEN: TOKEN,
  };
  const path = relative(process.cwd(), join(folder.root, 'ours'));
  const npm = new NpmProcess(['run', '--silent', 'eval', '--', '--playbook', path, ...options], environment);
  started.push(npm);
  const { code } = await npm.ended;
  return { code, said: npm.stdout, complaints: npm.complaints };
};

const propose = uses('desk__cancel_order', CANCEL);
const lookUp = uses('desk__track_shipment', { order_id: '1034' });
const GOOD = [propose, says('Shall I?'), says('It is cancelled.'), lookUp, says('On Friday.')];

describe("npm run eval with a company's own playbook, tool server and model", () => {
  it('plays its golden conversations, and saves the results as a baseline beside them', async () => {
    models.script({ fast: GOOD });
    const { code, said, complaints } = await evaluate('--write-baseline');
    expect(said).toMatch(
      /ours: 2 golden conversations\n +route +tools +state +citations +language\n +2 of 2 +2 of 2 +2 of 2 +2 of 2 +–\n/,
    );
    expect(said).toMatch(
      /The baseline of \S+nova-micro\S+, \S+nova-lite\S+, \S+ is written to \S+\/ours\/golden\/baseline\/\S+\.json\./,
    );
    expect([code, complaints]).toEqual([0, []]);
    expect(store.writes).toMatchObject([{ tool: 'cancel_order', outcome: 'done' }]);
    expect(bedrock.violations).toEqual([]);
  });

  it('fails if a smaller share holds than in the baseline, and names the missed expectations', async () => {
    models.script({ fast: [says('I have cancelled it.'), says('As you say.'), lookUp, says('On Friday.')] });
    const { code, said } = await evaluate();
    expect(said).toContain('  missed: a cancellation: tools, proposes desk.cancel_order {"order_id":"1046"}\n');
    expect(said).toContain('  missed: a cancellation: state, writes ["desk.cancel_order"]\n');
    expect(said).toMatch(/Worse than the baseline: tools: 1 of 2, where the baseline has 2 of 2; state: 0 of 2, /);
    expect(code).toBe(1);
  });

  it('exits at once if no model answers', async () => {
    models.script({ fast: [refuses('AccessDeniedException', 403)], strong: [refuses('AccessDeniedException', 403)] });
    const { code, complaints } = await evaluate();
    expect(complaints.at(-1)).toBe('No model answers the first message: ModelRefused');
    expect(code).toBe(1);
  });

  it('names every mistake in its golden files before it calls a model', async () => {
    folder.write(
      'ours/golden/wrong.yaml',
      '- name: one\n  say:\n    - message: Hello\n      expect: { tier: quick }\n',
    );
    const calls = models.calls.length;
    const { code, complaints } = await evaluate();
    expect(complaints).toEqual([
      expect.stringMatching(/ours\/golden\/wrong\.yaml:4: 0\.say\.0\.expect\.tier: must be fast or strong\.$/),
    ]);
    expect([code, models.calls.length]).toEqual([1, calls]);
  });
});

it("npm run eval scores the replies to a proposal with a company's own model, through its gateway", async () => {
  const server = await startChatServer((call, response) => {
    if (!call.tools) return completes({ content: 'OK' })(call, response);
    const { reply } = JSON.parse(call.messages.at(-1)?.content ?? '') as { reply: string };
    if (reply.includes('?')) return fails(500, 'Out of memory.')(call, response);
    calls({ name: 'record_reply', arguments: { reading: 'agrees', words: reply } })(call, response);
  });
  const npm = new NpmProcess(['run', '--silent', 'eval', '--', '--only', 'consent'], {
    MODEL_SERVER_URL: server.url,
    MODEL_SERVER_MODEL: MODEL,
  });
  started.push(npm);
  const { code } = await npm.ended;
  await server.close();
  expect(npm.stdout).toMatch(/\nall three steps: read as agreeing\n[^\0]+\nThe model failed on \d+ messages/);
  expect(npm.stdout).not.toMatch(/invariant|golden/i);
  expect(server.calls.length).toBeGreaterThan(50);
  expect(code).toBe(0);
});

describe('npm run eval without a real model', () => {
  const run = async (...options: string[]) => {
    const npm = new NpmProcess(['run', '--silent', 'eval', '--', ...options]);
    started.push(npm);
    const { code } = await npm.ended;
    return { code, said: npm.stdout, complaints: npm.complaints.join('\n') };
  };
  const HOW =
    /were not played: they need a real model[^\0]+AWS_ENDPOINT_URL_BEDROCK_RUNTIME=https[^\0]+MODEL_SERVER_URL=http/;

  it('runs the invariants, and explains how to connect a model', async () => {
    const { code, said } = await run('--conversations', '1', '--seed', '1');
    expect(said).toMatch(/\bconsent +/);
    expect(said).toMatch(/\nClosed phrases: read as agreeing\n[^\0]+\nAll three steps: unverified/i);
    expect(said).toMatch(HOW);
    expect(code).toBe(0);
  });

  it('exits with code 1 if golden conversations were requested', async () => {
    const { code, said, complaints } = await run('--playbook', 'saas');
    expect(complaints).toMatch(HOW);
    expect([code, said]).toEqual([1, '']);
  });

  it.each([
    [['--only', 'everything'], /^--only must be one of: invariants, consent, quality\./],
    [['--only', 'invariants', '--playbook', 'saas'], /^--playbook and --write-baseline apply only to the golden conv/],
    [['--playbook', 'sass'], /^There is no playbook "sass": write /],
  ])('rejects %j', async (options, wrong) => {
    const { code, complaints } = await run(...options);
    expect(complaints).toMatch(wrong);
    expect(code).toBe(1);
  });
});
