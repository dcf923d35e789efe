import { describe, expect, it } from 'vitest';
import { STEPS } from '../../../../../statemachines/contract.ts';
import { layoutGraphs } from '../../../../../web/build/asl-layout.ts';
import { pathOf } from '../../../../../web/console/trace/path.ts';
import { EFFECTS, RAISED_BY, RULES } from '../../../../../web/console/trace/rules.ts';
import type { Trace } from '../../../../../web/console/trace/trace-result.ts';
import { RECORDS } from './records.ts';

const { turn: graph } = layoutGraphs();
const path = (trace: Trace) => pathOf(graph, trace, 'ada');
const visited = (trace: Trace) => path(trace).visits.map(({ state, failed }) => (failed ? `${state}!` : state));

const BEGIN = ['Begin', 'LoadHistory', 'Tools?', 'ListTools', 'Accepted?', 'OptimizeContext', 'Proposed?'];
const TRIAGE = ['Triaged?', 'AnalyzeSentiment'];
const DRAFT = ['InvokeModel', 'Usable?', 'Drafted'];
const ROUND = ['InvokeModel', 'Usable?', 'UseTools'];

describe('pathOf', () => {
  it.each<[name: keyof typeof RECORDS, states: string[]]>([
    ['plain', [...BEGIN, 'Respond', ...DRAFT, ...TRIAGE, 'Escalate?', 'PersistTurn']],
    ['tools', [...BEGIN, 'Respond', ...ROUND, ...ROUND, ...DRAFT, ...TRIAGE, 'Escalate?', 'PersistTurn']],
    [
      'escalated',
      [
        ...[...BEGIN, 'Respond', ...DRAFT, ...TRIAGE, 'Escalate?', 'ChooseStrongModel'],
        ...['Respond', ...DRAFT, 'Triaged?', 'KeepTriage', 'Escalate?', 'PersistTurn'],
      ],
    ],
    ['retried', [...BEGIN, 'Respond', ...DRAFT, ...TRIAGE, 'Escalate?', 'PersistTurn']],
    [
      'fallback',
      [
        ...[...BEGIN, 'Respond', 'InvokeModel!', 'Fallback?', 'OtherTier?', 'FallBackToStrong', ...DRAFT, ...TRIAGE],
        ...['Escalate?', 'PersistTurn'],
      ],
    ],
    [
      'no model',
      [
        ...[...BEGIN, 'Respond', 'InvokeModel!', 'Fallback?', 'OtherTier?', 'FallBackToStrong', 'InvokeModel!'],
        ...['Fallback?', 'OtherTier?', 'GiveUp', ...TRIAGE, 'Escalate?', 'HandOff', 'PersistTurn'],
      ],
    ],
    ['request for a person', [...BEGIN, 'HandOff', 'PersistTurn']],
    [
      'consent',
      [
        ...[...BEGIN, 'ClaimAction', 'Claimed?', 'RunAction', 'MoreActions?'],
        ...['Respond', ...DRAFT, ...TRIAGE, 'Escalate?', 'PersistTurn'],
      ],
    ],
  ])('finds the states of a turn: %s', (name, states) => {
    expect(visited(RECORDS[name])).toEqual(states);
    expect(path(RECORDS[name])).toMatchObject({ kind: 'whole', unsure: [], unsureEdges: [] });
  });

  it('gives every run its times, and none to what has none', () => {
    const { visits } = path(RECORDS.tools);
    const runs = visits.flatMap(({ span }) => span ?? []);
    const stored = RECORDS.tools.states.filter(({ state }) => state !== 'SearchKnowledge');
    expect(new Set(runs)).toEqual(new Set(stored));
  });

  it('shows a retried attempt as a gap before the state, and names no state that failed', () => {
    const [run] = RECORDS.retried.states.filter(({ state }) => state === 'InvokeModel');
    const gap = path(RECORDS.retried).gaps.find(({ before }) => before === 'InvokeModel');
    expect(gap).toMatchObject({ to: run?.start_ms, failed: [] });
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeGreaterThan(200);
  });

  it('shows what failed for good in the gap that it left', () => {
    const gap = path(RECORDS.fallback).gaps.find(({ before }) => before === 'InvokeModel');
    expect(gap?.failed).toEqual(['InvokeModel']);
  });

  it('says what the record cannot tell: whether the strong model was asked first, or after the fast one', () => {
    const { visits, unsure, unsureEdges } = path(RECORDS['topic, and no strong model']);
    expect(visits.map(({ state }) => state)).toEqual(expect.arrayContaining(['InvokeModel', 'HandOff', 'PersistTurn']));
    expect(unsure).toEqual(expect.arrayContaining(['FallBackToFast', 'KeepDraft', 'ChooseStrongModel']));
    expect(unsureEdges).toContainEqual(expect.objectContaining({ from: 'OtherTier?', to: 'FallBackToFast' }));
  });

  it.each(['held', 'pending'] as const)('of a turn that is %s knows the beginning only', (status) => {
    const { kind, visits } = path({ ...RECORDS.held, status });
    expect([kind, visits.map(({ state }) => state)]).toEqual(['begun', ['Begin', 'LoadHistory']]);
  });

  it('draws no way for a record that fits none, and keeps its times', () => {
    const span = { state: 'Retired', start_ms: 1, ms: 1 };
    const { plain } = RECORDS;
    const { kind, edges, visits } = path({ ...plain, states: [span, ...plain.states] });
    expect([kind, edges]).toEqual(['unknown', []]);
    expect(visits.map(({ state }) => state)).toEqual(
      ['Retired', ...plain.states.map(({ state }) => state)].filter((state) => state !== 'SearchKnowledge'),
    );
  });

  it('finds the way when the clocks of two functions differ', () => {
    const { tools } = RECORDS;
    const states = tools.states.map((run) =>
      run.state === 'UseTools' ? { ...run, start_ms: run.start_ms - 90 } : run,
    );
    expect(visited({ ...tools, states })).toEqual(visited(tools));
  });

  it('knows that a visitor gets the fast tier only', () => {
    const trace = RECORDS['no model'];
    const route = { tier: 'fast', escalated: false, reason: null, fallback: false } as const;
    const { visits } = pathOf(graph, { ...trace, route }, 'visitor:1');
    expect(visits.filter(({ state }) => state === 'InvokeModel')).toHaveLength(1);
    expect(path({ ...trace, route }).kind).toBe('unknown');
  });

  it('goes on without a step that failed, and without documents that could not be searched', () => {
    const { plain } = RECORDS;
    const states = plain.states.filter(({ state }) => state !== 'AnalyzeSentiment' && state !== 'SearchKnowledge');
    expect(visited({ ...plain, states, fault: 'KnowledgeRefused' })).toEqual(
      expect.arrayContaining(['OptimizeContext!', 'OptimizeContext', 'AnalyzeSentiment!', 'SkipTriage']),
    );
  });
});

describe('the rules', () => {
  const names = graph.states.map(({ name }) => name);
  const ways = graph.edges.flatMap(({ from, kind, to }) => [`${from} → ${to}`, `${from} ${kind} ${to}`]);

  it('speak of states and ways that the machine has', () => {
    expect(Object.keys(RULES).filter((key) => !ways.includes(key))).toEqual([]);
    expect(Object.keys(EFFECTS).filter((key) => !ways.includes(key) && !names.includes(key))).toEqual([]);
  });

  it('know which steps raise a fault where the turn goes on', () => {
    const isEnd = (name: string) => name.startsWith('Release');
    const caught = graph.edges.filter(({ kind, from, to }) => kind === 'catch' && !isEnd(from) && !isEnd(to));
    const goesOn = new Set(caught.map(({ from }) => from));
    for (const [fault, steps] of Object.entries(RAISED_BY)) {
      const raising = Object.entries(STEPS).filter(
        ([name, { raises }]) => goesOn.has(name) && (raises as readonly string[]).includes(fault),
      );
      expect(raising.map(([name]) => name).toSorted(), fault).toEqual([...steps].toSorted());
    }
  });
});
