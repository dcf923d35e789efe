import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/playbook/parse-document.ts';

const partsOf = (text: string) => {
  const parsed = parseDocument('a/b.md', text);
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.parts;
};
const pairsOf = (text: string) => partsOf(text).map(({ heading, text }) => [heading, text]);
const WORDS = 'kettle '.repeat(100).trim();

describe('parseDocument', () => {
  it('parts a document by its headings, and leaves out what says nothing', () => {
    const text = '# Returns\n\n## Time ##\n30 days.\n\n### Gifts\n\n 60  *days*.\n\n## Later\n\n---\n\n#None\n';
    expect(partsOf(text)).toEqual([
      { source: 'a/b.md', heading: 'Time', text: '30 days.' },
      { source: 'a/b.md', heading: 'Gifts', text: '60  *days*.' },
      { source: 'a/b.md', heading: 'Later', text: '---\n\n#None' },
    ]);
  });

  it('takes the title of the front matter for what has no heading, and ignores the rest of it', () => {
    const text = '---\ntitle: Fees\nauthor: Ada\n---\n\nNone.\n\n## Cards\n5 EUR.\n';
    expect(pairsOf(text)).toEqual([
      ['Fees', 'None.'],
      ['Cards', '5 EUR.'],
    ]);
    expect(pairsOf('---\n---\n# Fees\nNone.')).toEqual([['Fees', 'None.']]);
  });

  it('takes no comment in code for a heading, and no line in code for its end', () => {
    const code = '````sh\n# a comment\n\n```\n# another\n````';
    expect(pairsOf(`# API\n${code}\n# End\n~~~\n# c\n`)).toEqual([
      ['API', code],
      ['End', '~~~\n# c'],
    ]);
  });

  it('keeps the line ends of Windows within a text, and its mark out of it', () => {
    expect(pairsOf('\uFEFF# Fees\r\n\r\nOne.\r\nTwo.\r\n')).toEqual([['Fees', 'One.\r\nTwo.']]);
    expect(pairsOf('\uFEFF---\r\ntitle: Fees\r\n---\r\nOne.\r\nTwo.')).toEqual([['Fees', 'One.\r\nTwo.']]);
  });

  it.each<[name: string, text: string, pieces: string[]]>([
    ['paragraphs', `${WORDS}\n\n${WORDS}\n\n${WORDS}\nmore`, [`${WORDS}\n\n${WORDS}`, `${WORDS}\nmore`]],
    ['lines where a paragraph is too long', `${WORDS}\n${WORDS}\n${WORDS}`, [`${WORDS}\n${WORDS}`, WORDS]],
    [
      'words where a line is too long',
      `${WORDS} ${WORDS} ${WORDS}`,
      ['kettle '.repeat(257).trim(), 'kettle '.repeat(43).trim()],
    ],
    ['characters where there are no words', `x${'𠮷'.repeat(1000)}`, [`x${'𠮷'.repeat(899)}`, '𠮷'.repeat(101)]],
    [
      'whole blocks of code',
      `${WORDS}\n\n\`\`\`\n${WORDS}\n\n${WORDS}\n\`\`\``,
      [WORDS, `\`\`\`\n${WORDS}\n\n${WORDS}\n\`\`\``],
    ],
  ])('splits a long section between %s', (_, text, pieces) => {
    expect(pairsOf(`# Care\n\n\n${text}\n\n# End\nBye.`)).toEqual([
      ...pieces.map((piece) => ['Care', piece]),
      ['End', 'Bye.'],
    ]);
  });

  it('does not split 1,800 characters', () => {
    expect(pairsOf(`# Care\n\n${'x '.repeat(900)}`)).toHaveLength(1);
    expect(pairsOf(`# Care\n\n${'x '.repeat(901)}`)).toHaveLength(2);
  });

  it.each<[name: string, text: string, line: number, message: RegExp]>([
    ['nothing in it', '\n', 1, /^says nothing/],
    ['headings alone', '# Fees\n## Cards\n', 1, /^says nothing/],
    ['no heading and no title', 'None.\n# Fees\n', 1, /^must begin with a heading/],
    ['no title in its front matter', '---\nauthor: Ada\n---\nNone.', 4, /^must begin with a heading/],
    ['front matter without an end', '---\ntitle: Fees\n\nNone.', 1, /^the front matter has no end/],
    ['broken front matter', '---\ntitle: [\n---\nNone.', 2, /./],
    ['front matter that is none', '---\nFees\n---\nNone.', 1, /^must be keys with values/],
    ['a title that is a number', '---\nauthor: Ada\ntitle: 7\n---\nNone.', 3, /^title: must be text/],
  ])('says of a document with %s where it is and what is wrong', (_, text, line, message) => {
    expect(parseDocument('a.md', text)).toEqual({ mistakes: [{ line, message: expect.stringMatching(message) }] });
  });
});
