import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../core/errors/faults.ts';
import { findPassages } from '../../../../core/knowledge/find-passages.ts';
import type { Knowledge, Passage } from '../../../../core/knowledge/knowledge.ts';
import { MAX_PASSAGE } from '../../../../core/playbook/playbook.ts';

const passage = (over: Partial<Passage> = {}): Passage => ({
  source: 'returns.md',
  heading: 'Returns',
  text: 'Within 30 days.',
  score: 1,
  fits: true,
  ...over,
});

/** Finds by the exact query, and records what it was asked. */
const knowing = (found: Readonly<Record<string, readonly Passage[]>>) => {
  const asked: string[] = [];
  const knowledge: Knowledge = {
    search: async (query) => {
      asked.push(query);
      return found[query] ?? [];
    },
  };
  const search = (message: string, before?: string) => findPassages(knowledge, message, before);
  return { asked, search };
};

describe('findPassages', () => {
  it('takes what fits for found', async () => {
    const { search } = knowing({ 'How long?': [passage(), passage({ fits: false })] });
    expect(await search('How long?')).toEqual({ passages: [passage(), passage({ fits: false })], is_gap: false });
  });

  it('counts a question that no passage fits as a gap, and still gives what shares words with it', async () => {
    const weak = passage({ fits: false });
    expect(await knowing({ 'Do you sell boats?': [weak] }).search('Do you sell boats?')).toEqual({
      passages: [weak],
      is_gap: true,
    });
    expect(await knowing({}).search('Do you sell boats?')).toEqual({ passages: [], is_gap: true });
  });

  it('counts no small talk as a gap', async () => {
    expect(await knowing({}).search('Hello, how are you?')).toEqual({ passages: [], is_gap: false });
  });

  it('looks up the message before together with one that nothing fits', async () => {
    const { asked, search } = knowing({
      'And shoes?': [passage({ fits: false })],
      'Can I return it?\nAnd shoes?': [passage()],
    });
    expect(await search('And shoes?', 'Can I return it?')).toEqual({ passages: [passage()], is_gap: false });
    expect(asked).toEqual(['And shoes?', 'Can I return it?\nAnd shoes?']);
  });

  it('throws only faults, without which the turn goes on', async () => {
    const failing = (error: Error): Knowledge => ({ search: () => Promise.reject(error) });
    const search = (error: Error) => findPassages(failing(error), 'How long?', undefined);
    await expect(search(new Fault('KnowledgeBusy', 'Slow.'))).rejects.toMatchObject({ name: 'KnowledgeBusy' });
    await expect(search(new TypeError('In the index.'))).rejects.toMatchObject({
      name: 'KnowledgeRefused',
      message: 'Knowledge: TypeError',
    });
  });

  it('cuts passages that would not fit into the state, and leaves no half of a character', async () => {
    const { search } = knowing({ 'How long?': [passage({ text: `x${'🚀'.repeat(MAX_PASSAGE)}` })] });
    const text = (await search('How long?')).passages[0]?.text;
    expect([text?.length, text?.isWellFormed()]).toEqual([MAX_PASSAGE, true]);
  });
});
