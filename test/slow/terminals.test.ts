import { afterAll, expect, it } from 'vitest';
import { NpmProcess, startServer } from '../support/npm-process.ts';

const running: NpmProcess[] = [];
afterAll(() => Promise.all(running.map((npm) => npm.clear())));

/** `npm run chat` or `npm run desk` at a server that runs: types lines, and waits for what is printed. */
const terminalOf = (script: 'chat' | 'desk', ...args: string[]) => {
  const npm = new NpmProcess(['run', '--silent', script, '--', ...args]);
  running.push(npm);
  let read = 0;
  const sees = async (words: RegExp): Promise<string> => {
    await expect.poll(() => npm.stdout.slice(read) + npm.stderr, { timeout: 30_000 }).toMatch(words);
    const found = npm.stdout.slice(read);
    read = npm.stdout.length;
    return found;
  };
  return {
    sees,
    types: (line: string, words: RegExp): Promise<string> => {
      npm.child.stdin?.write(`${line}\n`);
      return sees(words);
    },
    leaves: () => {
      npm.child.stdin?.end();
      return npm.ended;
    },
  };
};

it('two terminals: a customer asks, a person takes, answers and gives back, and each sees what the other writes', async () => {
  const server = await startServer();
  running.push(server);
  const customer = terminalOf('chat', '--url', server.url);
  await customer.sees(/you> /);
  await customer.types('Hello, I have a question.', /route[^\0]+you> /);
  await customer.types('/person ada@example.com', /colleague takes over|team is back/);
  await customer.types('/back', /The assistant goes on/);
  await customer.types('/person', /colleague takes over|team is back/);

  const person = terminalOf('desk', '--url', server.url.replace(/mcp$/, 'desk'));
  expect(await person.sees(/desk> /)).toMatch(/^1 .*Hello, I have a question\./m);
  expect(await person.types('open 1', /customer [^\0]+desk> /)).toContain('ada@example.com');
  await person.types('take', /You have the conversation/);
  await person.types('reply I look into it.', /The customer was sent the reply/);
  await customer.sees(/Support> I look into it\./);

  await customer.types('Thank you!', /Passed on to our team/);
  await person.sees(/customer +Thank you!/);
  await person.types('note Nothing to do.', /for the team only/);
  await person.types('back', /The assistant has the conversation again/);
  expect(await customer.sees(/the assistant goes on/)).not.toContain('Nothing to do.');
  await customer.types('/solved', /closed|solved/i);
  await customer.types('/nothing', /is no command/);
  const clean = { code: 0, signal: null };
  expect([await customer.leaves(), await person.leaves()]).toEqual([clean, clean]);
});
