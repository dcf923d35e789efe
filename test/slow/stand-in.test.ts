import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NpmProcess } from '../support/npm-process.ts';

interface Turn {
  readonly message: string;
  readonly answer: RegExp;
  readonly receipt: readonly RegExp[];
}

const CONVERSATION: readonly Turn[] = [
  {
    message: 'Where is order 1042?',
    answer: /^Order 1042 .*shipped, expected on \d{4}-\d\d-\d\d/,
    receipt: [/^ {2}tool +store__get_order,/m, /^ {2}model +stand-in\//m, /, as if the model had answered$/m],
  },
  {
    message: 'I want to return the blue kettle',
    answer: /^I can do that for you\.\n\n→ Return an item: "Return 1 × Blue kettle, .*\n.*Answer "yes"/m,
    receipt: [/^ {2}tool +store__preview_return,/m, /^ {2}proposed +Return an item: Return 1 × Blue kettle/m],
  },
  {
    message: 'yes, please go ahead',
    answer: /^That is done\. Return R-5006 is created for Blue kettle/,
    receipt: [/^ {2}action +create_return: done$/m],
  },
  {
    message: 'yes',
    answer: /^I am a stand-in: no model is connected.* MODEL_SERVER_URL .*README/,
    receipt: [/^(?![\s\S]*^ {2}(?:action|proposed|tool) )/m],
  },
  {
    message: 'Is my return on its way?',
    answer: /^(?=[\s\S]*R-5006)(?![\s\S]*R-5007)/,
    receipt: [/^ {2}tool +store__get_returns,/m],
  },
  {
    message: 'What is your return policy?',
    answer: /^You can return most items within 30 days of delivery\. \[1\]$/m,
    receipt: [/^ {2}source \[1\] +returns\.md, .*: "You can return most items within 30 days of delivery\."$/m],
  },
  { message: 'My name is Ada.', answer: /your name is Ada\.$/m, receipt: [/^ {2}route +fast$/m] },
  { message: 'What is my name?', answer: /^Your name is Ada\.$/m, receipt: [/^ {2}route +fast$/m] },
  {
    message: 'I want to talk to a person',
    answer: /^(?:A colleague takes over here|Our team is back on .+)\. Your messages are saved/,
    receipt: [/^ {2}handoff +to a person: asked_for_human$/m],
  },
];

let talk: NpmProcess;
let turns: string[][];

beforeAll(async () => {
  talk = new NpmProcess(['run', '--silent', 'chat']);
  talk.child.stdin?.end(CONVERSATION.map(({ message }) => `${message}\n`).join(''));
  await talk.ended;
  const printed = talk.stdout.slice(talk.stdout.indexOf('you> ') + 'you> '.length);
  turns = printed.split(/(?<=^ {4}PersistTurn .*\n)/m).map((turn) => turn.split(/\n\n(?= {2}route )/));
});
afterAll(() => talk.clear());

describe('npm run chat without a model', () => {
  it('answers every line, and ends well', async () => {
    expect(await talk.ended).toEqual({ code: 0, signal: null });
    expect(turns.filter(([, receipt]) => receipt)).toHaveLength(CONVERSATION.length);
  });

  it.each(CONVERSATION.map((turn, at) => ({ ...turn, at })))(
    'answers "$message" (line $at)',
    ({ at, answer, receipt }) => {
      expect(turns[at]?.[0]).toMatch(answer);
      for (const line of receipt) expect(turns[at]?.[1]).toMatch(line);
    },
  );
});
