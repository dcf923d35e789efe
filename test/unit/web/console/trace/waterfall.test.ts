import { describe, expect, it } from 'vitest';
import { layoutGraphs } from '../../../../../web/build/asl-layout.ts';
import { marksOf } from '../../../../../web/console/trace/marks.ts';
import { pathOf } from '../../../../../web/console/trace/path.ts';
import type { Trace } from '../../../../../web/console/trace/trace-result.ts';
import { ticksOf, waterfallOf } from '../../../../../web/console/trace/waterfall.ts';
import { RECORDS } from './records.ts';

const { turn: graph } = layoutGraphs();
const rows = (trace: Trace) => {
  const path = pathOf(graph, trace, 'ada');
  return waterfallOf(trace, path, marksOf(graph, path)).map(({ kind, name, ms, result }) =>
    [kind, name, ...(kind === 'gap' ? [(ms ?? 0) > 150] : []), result].join(' '),
  );
};
const span = (trace: Trace, name: string) => trace.states.find(({ state }) => state === name)?.ms;

describe('the waterfall', () => {
  it('has a row for each run, by its start, the search within its state, and the end without a time', () => {
    expect(rows(RECORDS.escalated).filter((row) => !row.startsWith('gap'))).toEqual([
      ...['run LoadHistory done', 'run ListTools done', 'run OptimizeContext done', 'part SearchKnowledge part of it'],
      ...['run InvokeModel fast tier, set aside', 'run AnalyzeSentiment done', 'run InvokeModel strong tier'],
      'run PersistTurn done',
    ]);
  });

  it('shows a gap beyond what the machine needs, as a failed attempt or a wait', () => {
    expect(rows(RECORDS.retried)).toContain('gap Before InvokeModel true failed attempt or wait');
    expect(rows(RECORDS.tools).filter((row) => row.startsWith('gap'))).toEqual([]);
  });

  it('shows what failed for good, with the last fault', () => {
    expect(rows(RECORDS.fallback)).toContain('gap InvokeModel true failed: ModelBusy');
    expect(rows(RECORDS['no model']).filter((row) => row.includes('failed'))).toEqual([
      'gap InvokeModel ×2 true failed: ModelRefused',
    ]);
  });
});

describe('the marks of the drawing', () => {
  const marks = (trace: Trace) => marksOf(graph, pathOf(graph, trace, 'ada'));

  it('tell what ran, with its times, what calls a model, and what did not run', () => {
    const plain = marks(RECORDS.plain);
    expect(plain.get('LoadHistory')).toEqual({ look: 'ok', times: `${span(RECORDS.plain, 'LoadHistory')} ms` });
    expect(plain.get('InvokeModel')?.look).toBe('model');
    expect(plain.get('UseTools')).toEqual({ look: 'off', times: '' });
    expect(marks(RECORDS.tools).get('InvokeModel')?.times).toMatch(/^1\.\d\d s ×3$/);
  });

  it('tell what failed, what ran after a failure or gap, and what may have run', () => {
    expect(marks(RECORDS['no model']).get('InvokeModel')).toEqual({ look: 'failed', times: 'failed' });
    expect(marks(RECORDS['no model']).get('HandOff')?.look).toBe('ok');
    expect(marks(RECORDS.fallback).get('InvokeModel')?.look).toBe('again');
    expect(marks(RECORDS.retried).get('InvokeModel')?.look).toBe('again');
    expect(marks(RECORDS['topic, and no strong model']).get('KeepDraft')?.look).toBe('maybe');
  });
});

describe('the time axis', () => {
  it.each([
    [0, [0]],
    [88, [0, 20, 40, 60, 80]],
    [1000, [0, 200, 400, 600, 800, 1000]],
    [5240, [0, 2000, 4000]],
  ])('of %d ms has few lines, at round times', (total, ticks) => {
    expect(ticksOf(total)).toEqual(ticks);
  });
});
