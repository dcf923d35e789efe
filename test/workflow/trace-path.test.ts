import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { VISITOR } from '../../core/access/visitor.ts';
import { layoutGraphs } from '../../web/build/asl-layout.ts';
import { type Path, pathOf } from '../../web/console/trace/path.ts';
import type { TraceResult } from '../../web/console/trace/trace-result.ts';
import { aTestDesk } from '../unit/handlers/desk/the-desk.ts';
import { type Played, play } from './told-moved-muted/play.ts';
import { SCENES } from './told-moved-muted/scenes.ts';
import { type Fault, type System, startSystem } from './told-moved-muted/system.ts';

vi.setConfig({ maxConcurrency: 20 });

const { turn: graph } = layoutGraphs();
const types = new Map(graph.states.map(({ name, type }) => [name, type]));

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

/** The path that the console derives from what is stored of a scene; null if the execution stored no answer. */
const derive = async ({ turn, entered, outcome }: Played, isVisitor: boolean): Promise<Path | null> => {
  if (outcome.status !== 'SUCCEEDED' || !turn || turn.status === 'held' || entered.includes('Settled')) return null;
  const desk = aTestDesk({ entries: [{ ...turn, execution: null }] });
  const { data } = await desk.call('get_trace', { customer: 'ada', conversation_id: 'c-1' });
  const { trace } = data as unknown as TraceResult;
  return trace && pathOf(graph, trace, isVisitor ? `${VISITOR}1` : 'ada');
};

/** The ways that the engine took, as edges of the graph. It tells of the end of a state also when its error was caught. */
const edgesOf = ({ ways }: Played): string[] => {
  const taken = ways.flatMap((way) => {
    const [, from = '', by = '', to] = /^(.*) \((\w+)[ \d]*\)(?: → (.*))?$/.exec(way) ?? [];
    const kind = by === 'rule' ? 'choice' : by === 'next' && types.get(from) === 'Choice' ? 'default' : by;
    return to === undefined ? [] : { from, edge: `${from} ${kind} ${to}`, isCaught: kind === 'catch' };
  });
  const caught = taken.filter(({ isCaught }) => isCaught);
  const exits = caught.flatMap(({ from }) => taken.filter((other) => other.from === from && !other.isCaught).slice(-1));
  return without(
    taken.map(({ edge }) => edge),
    exits.map(({ edge }) => edge),
  );
};

/** Those of `all` that `some` does not have, or not as often. */
const without = (all: readonly string[], some: readonly string[]): string[] => {
  const left = [...some];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const compare = (path: Path, played: Played) => {
  const states = path.visits.map(({ state }) => state);
  const edges = path.edges.filter(({ kind }) => kind !== 'branch').map(({ from, kind, to }) => `${from} ${kind} ${to}`);
  const unsure = path.unsureEdges.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
  const taken = edgesOf(played);
  return {
    kind: path.kind,
    invented: [...without(states, played.entered), ...without(edges, taken)],
    missed: [
      ...without(played.entered, states).filter((state) => !path.unsure.includes(state)),
      ...without(taken, edges).filter((edge) => !unsure.includes(edge)),
    ],
  };
};

const EXACT = { kind: 'whole', invented: [], missed: [] };

/** Scenes whose record fits more than one way, with a state that may have run. */
const UNSURE: Readonly<Record<string, string>> = {
  // The strong model was asked first, or after the fast one: its failed call leaves no time.
  'a topic by words, and no strong model': 'KeepDraft',
  // The playbook does not hand off, or the desk could not be written.
  'no desk: an unknown outcome': 'HandOff',
};

const lost = (state: string): Fault => ({ state, error: 'Broken', isDone: false });

describe.concurrent('the path that the console derives is the way that the engine took', () => {
  it.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const played = await play(system, scene);
    const path = await derive(played, scene.visitor !== undefined);
    if (!path) return;
    expect(compare(path, played)).toEqual(EXACT);
    const doubt = UNSURE[name];
    expect(path.unsure).toEqual(doubt === undefined ? [] : expect.arrayContaining([doubt]));
    if (doubt === undefined) expect(path.unsureEdges).toEqual([]);
  });

  it.each([
    ['a tool', 'UseTools'],
    ['a list of tools that is not known', 'AwaitTools'],
    ['words that are unclear', 'ReadConsent'],
    ['a topic that the triage reads', 'HandOff'],
    ['bad mood', 'AnalyzeSentiment'],
    ['a specialist', 'InvokeModel'],
  ])('%s, and %s fails: nothing is invented, and what is missing may have run', async (name, state) => {
    const played = await play(system, SCENES[name] ?? {}, [lost(state)]);
    expect(played.entered).toContain(state);
    const path = await derive(played, false);
    expect(path && compare(path, played)).toEqual(EXACT);
  });
});
