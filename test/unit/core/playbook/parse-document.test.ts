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
  it('splits a document at its headings, and omits sections without text', () => {
    const text = '# Returns\n\n## Time ##\n30 days.\n\n### Gifts\n\n 60  *days*.\n\n## Later\n\n---\n\n#None\n';
    expect(partsOf(text)).toEqual([
      { source: 'a/b.md', heading: 'Time', text: '30 days.' },
      { source: 'a/b.md', heading: 'Gifts', text: '60  *days*.' },
      { source: 'a/b.md', heading: 'Later', text: '---\n\n#None' },
    ]);
  });

  it('uses the title in front matter for text without a heading, and ignores other keys', () => {
    const text = '---\ntitle: Fees\nauthor: Ada\n---\n\nNone.\n\n## Cards\n5 EUR.\n';
    expect(pairsOf(text)).toEqual([
      ['Fees', 'None.'],
      ['Cards', '5 EUR.'],
    ]);
    expect(pairsOf('---\n---\n# Fees\nNone.')).toEqual([['Fees', 'None.']]);
  });

  it('treats no line in a code block as a heading, and no other fence as its end', () => {
    const code = '````sh\n# a comment\n\n```\n# another\n````';
    expect(pairsOf(`# API\n${code}\n# End\n~~~\n# c\n`)).toEqual([
      ['API', code],
      ['End', '~~~\n# c'],
    ]);
  });

  it('keeps Windows line ends, and removes the byte order mark', () => {
    expect(pairsOf('\uFEFF# Fees\r\n\r\nOne.\r\nTwo.\r\n')).toEqual([['Fees', 'One.\r\nTwo.']]);
    expect(pairsOf('\uFEFF---\r\ntitle: Fees\r\n---\r\nOne.\r\nTwo.')).toEqual([['Fees', 'One.\r\nTwo.']]);
  });

  it.each<[name: string, text: string, pieces: string[]]>([
    ['paragraphs', `${WORDS}\n\n${WORDS}\n\n${WORDS}\nmore`, [`${WORDS}\n\n${WORDS}`, `${WORDS}\nmore`]],
    ['lines if a paragraph is too long', `${WORDS}\n${WORDS}\n${WORDS}`, [`${WORDS}\n${WORDS}`, WORDS]],
    [
      'words if a line is too long',
      `${WORDS} ${WORDS} ${WORDS}`,
      ['kettle '.repeat(257).trim(), 'kettle '.repeat(43).trim()],
    ],
    ['characters if there are no words', `x${'𠮷'.repeat(1000)}`, [`x${'𠮷'.repeat(899)}`, '𠮷'.repeat(101)]],
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
    ['no content', '\n', 1, /^has no text/],
    ['headings only', '# Fees\n## Cards\n', 1, /^has no text/],
    ['no heading and no title', 'None.\n# Fees\n', 1, /^must begin with a heading/],
    ['no title in its front matter', '---\nauthor: Ada\n---\nNone.', 4, /^must begin with a heading/],
    ['unclosed front matter', '---\ntitle: Fees\n\nNone.', 1, /^the front matter has no closing line/],
    ['broken front matter', '---\ntitle: [\n---\nNone.', 2, /./],
    ['front matter that is not a map', '---\nFees\n---\nNone.', 1, /^must be keys with values/],
    ['a title that is a number', '---\nauthor: Ada\ntitle: 7\n---\nNone.', 3, /^title: must be text/],
  ])('reports the line in a document with %s', (_, text, line, message) => {
    expect(parseDocument('a.md', text)).toEqual({ mistakes: [{ line, message: expect.stringMatching(message) }] });
  });
});
