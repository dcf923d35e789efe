import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuses, says } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { NpmProcess } from '../support/npm-process.ts';

let bedrock: ScriptedBedrock;
const chats: NpmProcess[] = [];

beforeAll(async () => {
  bedrock = await startScriptedBedrock();
});
afterAll(async () => {
  await Promise.all(chats.map((chat) => chat.clear()));
  await bedrock.close();
});

const chat = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): NpmProcess => {
  const npm = new NpmProcess(['run', '--silent', 'chat', '--', ...args], environment);
  chats.push(npm);
  return npm;
};
const NOWHERE = 'http://127.0.0.1:1/mcp';
const scripted = () => ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url });

const RECEIPT = [
  /^ {2}route +fast$/m,
  /^ {2}model +stand-in\/us\.amazon\.nova-lite-v1:0$/m,
  /^ {2}tokens +\d+ in \(\d+ cached\), \d+ out, [23] model calls$/m,
  /^ {2}cost +\$0\.\d{6}, as if the model had answered$/m,
  /^ {4}fast +\$0\.\d{6} {2}\d+ in.*, \d+ out {2}stand-in\/us\.amazon\.nova-lite-v1:0$/m,
  /^ {2}sentiment +(positive|neutral|negative) \(-?[\d.]+\), en$/m,
  /^ {2}conversation +\S+$/m,
  /^ {2}time +\d+ ms$/m,
  ...['LoadHistory', 'SearchKnowledge', 'OptimizeContext', 'InvokeModel', 'AnalyzeSentiment', 'PersistTurn'].map(
    (state) => new RegExp(`^ {4}${state} +\\d+ ms +▇+$`, 'm'),
  ),
];

describe.concurrent('npm run chat', () => {
  it('with a message prints only the answer and its receipt', async () => {
    const one = chat(['My order 1042 has not arrived']);
    expect(await one.ended).toEqual({ code: 0, signal: null });
    const [answer = '', receipt = '', ...rest] = one.stdout.split('\n\n');
    expect(answer).toMatch(/\w{3}/);
    for (const line of [...RECEIPT, /^ {2}tool +store__\w+, \d+ ms$/m]) expect(receipt).toMatch(line);
    expect(rest).toEqual([]);
    expect(one.complaints).toEqual([]);
    expect(await one.isGone()).toBe(true);
  });

  it('without a message continues one conversation line by line, until its input ends', async () => {
    const models = bedrock.scenario();
    models.script({ fast: [says('Answer one.'), says('Answer two.')] });
    const talk = chat([], { ...scripted(), LC_ALL: 'C' });
    talk.child.stdin?.end(`First. ${models.marker}\n\n  \nSecond. ${models.marker}\n`);
    expect(await talk.ended).toEqual({ code: 0, signal: null });
    expect(talk.stdout).toMatch(/this is Copper & Clay[\s\S]+Answer one\.[\s\S]+route[\s\S]+Answer two\.[\s\S]+route/);
    expect(
      models
        .of('fast')
        .at(-1)
        ?.body.messages.map(({ content }) => content[0]?.text),
    ).toEqual([`First. ${models.marker}`, 'Answer one.', `Second. ${models.marker}`]);
    expect(models.counts.fast).toBe(2);
    expect(await talk.isGone()).toBe(true);
  });

  it('exits with code 1 when no model answers, with the failure message and its receipt on stderr', async () => {
    const refused = [refuses('ValidationException', 400)];
    const models = bedrock.scenario();
    models.script({ fast: refused, strong: refused });
    const one = chat(['Hello', 'there,', models.marker], scripted());
    expect(await one.ended).toMatchObject({ code: 1 });
    expect(models.of('fast')[0]?.body.messages[0]?.content[0]).toEqual({ text: `Hello there, ${models.marker}` });
    expect(one.stderr).toContain("I'm sorry");
    expect(one.stderr).toMatch(/handoff +to a person: model_failed/);
  });

  it.each([
    ['an unknown option', ['--nonsense'], 1, /Unknown option '--nonsense'/],
    [
      'a server that is not there',
      ['--url', NOWHERE, 'Hello?'],
      1,
      /^No server answers at \S+: start one with npm start/,
    ],
    ['a URL that is not one', ['--url', '127.0.0.1', 'Hello?'], 1, /^--url must be a URL/],
    ['a token for no server', ['--token', 'x', 'Hello?'], 1, /^--token is for a server: name it with --url\./],
    ['a playbook for a running server', ['--url', NOWHERE, '--playbook', 'saas'], 1, /^--playbook is for a system/],
    ['the logs of a running server', ['--url', NOWHERE, '--logs'], 1, /^--logs is for a system/],
    ['--help', ['--help'], 0, /^Usage: npm run chat -- \["message"\][^\0]+ --playbook /],
  ])('with %s ends at once', async (_, args, code, says) => {
    const one = chat(args);
    expect(await one.ended).toMatchObject({ code });
    expect(one.stdout + one.stderr).toMatch(says);
    expect(one.stdout + one.stderr).not.toMatch(/^ +at /m);
  });
});
