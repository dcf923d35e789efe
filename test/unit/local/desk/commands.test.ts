import { describe, expect, it } from 'vitest';
import { type DeskClient, Refused } from '../../../../local/desk/client.ts';
import { worker } from '../../../../local/desk/commands.ts';
import type { Act, Case } from '../../../../local/desk/results.ts';

const DESK = {
  ...{ state: 'human', team: null, assignee: { name: 'Ana' }, reason: null, words: null, contact: null },
  ...{ waiting_minutes: null, overdue: false },
};
const IDS = { customer: 'alice', conversation_id: 'c-1' };
const CASE: Case = { ...IDS, version: 4, desk: DESK, profile: null, summary: null, entries: [] };
const DONE: Act = { ...IDS, outcome: 'done', desk: DESK, suggestion: null };

/** A person with an open case. What `act` is called with is kept. */
const atWork = async (answers: readonly (Error | Act)[] = []) => {
  const calls: { tool: string; message_id: string; version?: number }[] = [];
  const desk: DeskClient = {
    queue: async () => [{ ...DESK, ...IDS, title: 'Hello' }],
    open: async () => CASE,
    act: async (tool, args) => {
      calls.push({ tool, ...(args as { message_id: string }) });
      const answer = answers[calls.length - 1] ?? DONE;
      if (answer instanceof Error) throw answer;
      return { act: answer, text: 'Done.' };
    },
    close: async () => {},
  };
  const person = worker(desk, () => 80);
  await person.run('queue');
  await person.run('open 1');
  return { person, calls };
};

describe('the same line again', () => {
  it('is the same call when it is not known whether the first was carried out', async () => {
    const { person, calls } = await atWork([new Error('The service is busy.')]);
    await expect(person.run('reply Hello')).rejects.toThrow('The service is busy.');
    await person.run('reply Hello');
    expect(calls[1]?.message_id).toBe(calls[0]?.message_id);
  });

  it.each([
    ['was carried out', DONE],
    ['was refused', new Refused('Nothing was done.')],
  ])('is another call when the first %s', async (_, answer) => {
    const { person, calls } = await atWork([answer]);
    await person.run('reply Hello').catch(() => {});
    await person.run('reply Hello');
    expect(calls[1]?.message_id).not.toBe(calls[0]?.message_id);
  });

  it('is another call after another line', async () => {
    const { person, calls } = await atWork([new Error('The service is busy.')]);
    await person.run('reply Hello').catch(() => {});
    await person.run('reply Hello again');
    await person.run('reply Hello');
    expect(new Set(calls.map(({ message_id }) => message_id)).size).toBe(3);
  });
});

describe('what is read beside what is typed', () => {
  const other = { customer: 'bob', conversation_id: 'c-2' };
  const reading = () => {
    const waits: (() => void)[] = [];
    const acts: object[] = [];
    const pace = { slow: false };
    const desk: DeskClient = {
      queue: async () => [IDS, other].map((ids) => ({ ...DESK, ...ids, title: '' })),
      open: async (of) => {
        if (pace.slow) await new Promise<void>((resolve) => waits.push(resolve));
        return { ...CASE, customer: of.customer, conversation_id: of.conversation_id };
      },
      act: async (_, args) => {
        acts.push(args);
        return { act: DONE, text: 'Done.' };
      },
      close: async () => {},
    };
    return { person: worker(desk, () => 80), acts, waits, pace, desk };
  };

  it('never brings back a case that is no longer open: a reply goes to the customer on the screen', async () => {
    const { person, acts, waits, pace } = reading();
    await person.run('queue');
    await person.run('open 1');
    pace.slow = true;
    const late = person.news();
    pace.slow = false;
    await person.run('open 2');
    waits[0]?.();
    expect(await late).toBe('');
    await person.run('reply Hello');
    expect(acts).toEqual([expect.objectContaining(other)]);
  });

  it('may fail without hiding that an act was carried out', async () => {
    const { person, desk } = reading();
    await person.run('queue');
    await person.run('open 1');
    desk.open = async () => {
      throw new Error('No server answers.');
    };
    expect(await person.run('reply Hello')).toBe('Done.');
  });
});

describe('a line', () => {
  it.each([
    ['back', 'give_back', 4],
    ['close', 'close', 4],
    ['reply Hello', 'reply', undefined],
    ['note Hello', 'note', undefined],
  ])('%s calls %s with the version that was read, if it counts', async (line, tool, version) => {
    const { person, calls } = await atWork();
    await person.run(line);
    expect(calls).toEqual([expect.objectContaining({ tool, ...IDS })]);
    expect(calls[0]?.version).toBe(version);
  });

  it('that suggests shows a draft as one', async () => {
    const { person } = await atWork([{ ...DONE, suggestion: { text: 'Dear Alice' } }]);
    expect(await person.run('suggest')).toBe('draft      Dear Alice');
  });

  it.each([
    ['Hello', /"Hello" is no command/],
    ['open 9', /number of a row/],
  ])('%s is explained', async (line, message) => {
    const { person, calls } = await atWork();
    await expect(person.run(line)).rejects.toThrow(message);
    expect(calls).toEqual([]);
  });
});
