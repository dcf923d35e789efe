import { describe, expect, it } from 'vitest';
import { layoutGraphs } from '../../../../../web/build/asl-layout.ts';
import { callsOf } from '../../../../../web/console/trace/calls.ts';
import { pathOf } from '../../../../../web/console/trace/path.ts';
import { reasonsOf } from '../../../../../web/console/trace/reasons.ts';
import type { Trace } from '../../../../../web/console/trace/trace-result.ts';
import { wayInWords } from '../../../../../web/console/trace/way-in-words.ts';
import { RECORDS } from './records.ts';

const { turn: graph } = layoutGraphs();
const reasons = (trace: Trace, customer = 'ada') =>
  reasonsOf(trace, pathOf(graph, trace, customer), customer).map(({ about, text }) => `${about}: ${text}`);

describe('why a turn went its way', () => {
  it.each<[name: keyof typeof RECORDS, sentences: string[]]>([
    ['plain', ['Route: The fast tier answered.']],
    ['escalated', ['Escalate?: The fast tier drafted first, then the strong one: the customer is upset.']],
    ['fallback', ['Route: The fast tier failed. The strong tier answered.']],
    ['tools', ['UseTools: store__get_order answered after 16 ms.']],
    ['consent', ['RunAction: cancel_order was carried out.']],
    [
      'request for a person',
      [
        'Route: The answer contains no text of a model: code wrote what the customer reads.',
        'HandOff: A person was asked: the customer asks for a person.',
      ],
    ],
    [
      'no model',
      [
        'Fallback?: Every tier that may answer failed. The customer reads the failure message.',
        'HandOff: A person was asked: no tier answered.',
        'Fault: ModelRefused is the last fault that no retry resolved. Only the last one is stored: a state that failed before it may be missing here.',
      ],
    ],
    [
      'topic, and no strong model',
      ['Escalate?: The turn was escalated: the message raises a sensitive topic of the playbook.'],
    ],
  ])('is told in sentences: %s', (name, sentences) => {
    expect(reasons(RECORDS[name])).toEqual(expect.arrayContaining(sentences));
  });

  it('admits what the record cannot say', () => {
    expect(reasons(RECORDS['topic, and no strong model']).at(-1)).toMatch(
      /^Path: The record cannot say whether .*KeepDraft.* ran, or whether .*Respond.* ran once more\.$/,
    );
    expect(reasons(RECORDS.held)).toEqual([expect.stringMatching(/^Held: .*no times/)]);
    expect(reasons({ ...RECORDS.held, status: 'pending' })).toEqual([expect.stringMatching(/^Pending: /)]);
    const states = [{ state: 'Retired', start_ms: 0, ms: 0 }];
    expect(reasons({ ...RECORDS.plain, states }).at(-1)).toMatch(/^Path: The times fit no path/);
  });

  it('tells of the proposal, of sources, and of documents that could not be searched', () => {
    const { plain } = RECORDS;
    const states = plain.states.filter(({ state }) => state !== 'SearchKnowledge');
    expect(reasons({ ...plain, proposed: ['create_return'], citations: 1, knowledge_gap: false })).toEqual(
      expect.arrayContaining([
        'Knowledge: The answer cites 1 passage.',
        'Proposal: create_return waits for the customer’s consent.',
      ]),
    );
    expect(reasons({ ...plain, states, fault: 'KnowledgeBusy' })).toContain(
      'Knowledge: The documents could not be searched. The turn went on without them.',
    );
  });

  it('does not claim that a person was asked for a visitor, who may have been one too many', () => {
    expect(reasons(RECORDS['request for a person'], 'visitor:1')).toContain(
      'HandOff: A person was asked, unless visitors had asked for too many: the customer asks for a person.',
    );
  });

  it('knows a hand-off that failed from a playbook that does not hand off', () => {
    const trace = RECORDS['request for a person'];
    const states = trace.states.filter(({ state }) => state !== 'HandOff');
    expect(reasons({ ...trace, states, fault: 'StoreBusy' })).toContain(
      'HandOff: A person was to be asked, but HandOff did not complete: the customer asks for a person.',
    );
    const { plain } = RECORDS;
    expect(reasons({ ...plain, handoff: { requested: true, reason: 'sensitive_topic' } })).toContain(
      'HandOff: A person is needed, but the playbook does not hand off: the message raises a sensitive topic of the playbook.',
    );
  });
});

describe('the model calls', () => {
  it('belong to the states that made them', () => {
    const calls = callsOf(RECORDS.tools, pathOf(graph, RECORDS.tools, 'ada'));
    expect(calls.map(({ state, tier }) => [state, tier])).toEqual([
      ...[1, 2, 3].map(() => ['InvokeModel', 'fast']),
      ['AnalyzeSentiment', 'triage'],
    ]);
  });

  it('of the triage model may be of either state that uses it, if one did without', () => {
    const { plain } = RECORDS;
    const read = {
      state: 'ReadConsent',
      start_ms: (plain.states.find(({ state }) => state === 'InvokeModel')?.start_ms ?? 0) - 1,
      ms: 0,
    };
    const trace = { ...plain, states: [...plain.states, read] };
    const [, call] = callsOf(trace, pathOf(graph, trace, 'ada'));
    expect(call?.state).toBe('AnalyzeSentiment or ReadConsent');
  });
});

describe('the way in words', () => {
  it('names each state in order, with its time, and where each Choice went', () => {
    const lines = wayInWords(graph, pathOf(graph, RECORDS.fallback, 'ada'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Begin began its branches.',
        'Tools? went on to ListTools.',
        'InvokeModel failed.',
        'Fallback? went on to OtherTier?.',
        expect.stringMatching(/^InvokeModel ran for \d+ ms, from 1,\d+ ms on\.$/),
        'PersistTurn ran. Its time is not stored.',
      ]),
    );
  });

  it('ends with what may have run', () => {
    const lines = wayInWords(graph, pathOf(graph, RECORDS['topic, and no strong model'], 'ada'));
    expect(lines.at(-1)).toMatch(/may have run: the record cannot say\.$/);
  });
});
