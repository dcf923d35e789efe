import { describe, expect, it } from 'vitest';
import type { Claim, Consent } from '../../../../../core/actions/consent/consent.ts';
import type { ActionResult } from '../../../../../core/actions/proposal.ts';
import { actionNote } from '../../../../../core/turn/context/action-note.ts';
import { knowledgeNote, withNotes } from '../../../../../core/turn/context/notes.ts';
import { anAction, aProposal } from '../../../../support/values.ts';
import { askStandIn, assistant, textOf, tool, user } from './bedrock-client.ts';
import { type Outcome, playRounds } from './play-rounds.ts';

const ask = askStandIn();
const text = { type: 'string' };
const LOANS = [
  { id: 'L-77', title: 'Walden', due_on: '2026-05-02' },
  { id: 'L-78', title: 'Middlemarch', due_on: '2026-05-09' },
];
const TOOLS = [
  tool('lib__list_loans', "List a member's loans with their titles, and when each is due."),
  tool('lib__get_loan', 'Look up one loan.', { loanId: text }, ['loanId']),
  tool('lib__renew_loan', 'Renew a loan. Use it when a member wants to extend it.', { loan_id: text }, ['loan_id']),
  tool('lib__change_email', "Change a member's address.", { email: text, member_id: text }, ['email']),
  tool('lib__find_books', 'Search the books of the library.', { query: text, kind: { enum: ['audio', 'print'] } }, [
    'query',
  ]),
];
const carry = (name: string): Outcome => {
  if (/renew|change/.test(name))
    return { ok: true, text: 'Nothing has been done yet: the customer has to consent first.' };
  if (name === 'lib__list_loans') return { ok: true, text: JSON.stringify({ loans: LOANS }) };
  return { ok: name === 'lib__find_books', text: 'The catalogue is closed.\n\n{"open":false}' };
};
const play = (...said: string[]) =>
  playRounds(
    ask,
    said.map((words, i) => (i % 2 === 0 ? user(words) : assistant(words))),
    TOOLS,
    carry,
  );

describe('the stand-in at a library', () => {
  it.each([
    ['Is my loan due?', 'lib__list_loans', {}],
    ['Where is loan L-77?', 'lib__get_loan', { loanId: 'L-77' }],
    ['Please find the audio books of Austen', 'lib__find_books', { query: 'audio Austen', kind: 'audio' }],
  ])('looks up "%s" with %s, once', async (message, name, input) => {
    expect((await play(message)).calls).toEqual([[name, input]]);
  });

  it.each([
    ['fields of a result', 'Is my loan due?', 'id: L-77, title: Walden, due on: 2026-05-02; id: L-78'],
    ['words of a result', 'Please find the books of Austen', 'The catalogue is closed.'],
    ['failure of a tool', 'Where is loan L-77?', 'I am sorry, that was not possible: The catalogue is closed.'],
  ])('repeats the %s', async (_, message, told) => {
    expect((await play(message)).answer).toContain(told);
  });

  it('looks up the arguments of a change, which code shows', async () => {
    const { calls, answer } = await play('I want to extend Middlemarch');
    expect(calls).toEqual([
      ['lib__list_loans', {}],
      ['lib__renew_loan', { loan_id: 'L-78' }],
    ]);
    expect(answer).toBe('I can do that for you.');
  });

  it.each([
    ['a noun and its number', ['Please renew loan number L-77']],
    ['a bare number', ['Could you renew L-77?']],
    ['an earlier message', ['It is about loan L-77', 'Noted.', 'Please renew it']],
    ['an answer to its question', ['Renew my loan', 'I need: loan id. Can you tell me?', 'L-77']],
  ])('fills in an identifier from %s', async (_, said) => {
    expect((await play(...said)).calls).toEqual([['lib__renew_loan', { loan_id: 'L-77' }]]);
  });

  it('fills in the words after the name of an argument', async () => {
    const { calls } = await play('Change my email to ada@example.org');
    expect(calls).toEqual([['lib__change_email', { email: 'ada@example.org' }]]);
  });

  it('asks for a missing argument by its name', async () => {
    expect((await play('Renew my loan')).answer).toMatch(/For "renew loan" I need: loan id\. Can you tell me\?$/);
  });

  it.each(['Can I renew loans?', 'What is the weather like?', 'Hello'])('changes nothing for "%s"', async (message) => {
    expect((await play(message)).calls.map(([name]) => name)).not.toContain('lib__renew_loan');
  });

  it.each([
    ['What is my name?', 'Your name is Ada.'],
    ["What's my favourite colour again?", 'Your favourite colour is green.'],
    ['What is my shoe size?', 'I am a stand-in'],
  ])('answers "%s" from the earlier messages', async (question, answer) => {
    const said = ['Hi, my name is Ada.', 'My name is Bot.', 'My favourite colour is green', 'Noted.', question];
    expect((await play(...said)).answer).toContain(answer);
  });
});

describe('notes', () => {
  const passages = [
    { source: 'sauna.md', heading: 'Sauna', text: 'The sauna is open from 9:00 to 21:00.', score: 1, fits: true },
    {
      source: 'lockers.md',
      heading: 'Lockers',
      text: 'Bring a coin.\n- A "small" locker costs 5 EUR.',
      score: 0.5,
      fits: true,
    },
  ];
  const booking = (class_id: string) =>
    anAction({ server: 'gym', tool: 'book_class', title: 'Book a class', arguments: { class_id } });
  const proposal = aProposal('t', booking('C-1'), booking('C-2'));
  const granted: Consent = { kind: 'granted', proposal, results: [] };
  const done: ActionResult = { outcome: 'done', text: 'Place 4 is yours.' };
  const rejected: ActionResult = { outcome: 'rejected', text: 'The class is full.' };
  const ended = (...results: ActionResult[]): Claim => ({ standing: 'ended', results });
  const told = async (message: string, ...notes: string[]) =>
    textOf(await ask(withNotes([{ role: 'user', content: [{ text: message }] }], notes) as never));

  it.each([
    ['How much does a locker cost?', 'A "small" locker costs 5 EUR. [[2: "locker costs 5 EUR."]]'],
    ['When is the sauna open?', 'The sauna is open from 9:00 to 21:00. [[1: "The sauna is open from 9:00 to 21:00."]]'],
    ['Where can bicycles be parked?', expect.stringMatching(/^I am a stand-in/)],
  ])('are quoted if they answer: %s', async (question, answer) => {
    expect(await told(question, knowledgeNote(passages))).toEqual(answer);
  });

  it.each<[name: string, consent: Consent, claim: Claim | null, expected: RegExp]>([
    ['done', granted, ended(done), /^That is done\. Place 4 is yours/],
    ['rejected', granted, ended(rejected), /not possible.*The class is full/],
    ['done and rejected', granted, ended(done, rejected), /That is done\. Place 4.*not possible.*The class is full/],
    ['done by another turn', granted, { standing: 'lost', results: [] }, /already/],
    ['in progress', { kind: 'in_progress', proposal }, null, /already/],
    ['without time', granted, { standing: 'late', results: [] }, /has not been done/],
    ['done and unknown', { kind: 'outcome_unknown', proposal, results: [done] }, null, /Place 4 is yours.*cannot tell/],
    ['declined', { kind: 'lapsed', proposal, why: 'declined' }, null, /^All right: nothing is changed\.$/],
  ])('report the outcome of actions: %s', async (_, consent, claim, expected) => {
    expect(await told('yes', actionNote(consent, claim))).toMatch(expected);
  });
});
