import { describe, expect, it } from 'vitest';
import { parsePrompt } from '../../../../core/playbook/parse-prompt.ts';

const HEAD = ['title: T', 'description: D'];
const ARGUMENTS = ['arguments:', '  - name: order', '    required: true', '  - name: size'];
const file = (head: readonly string[], ...body: string[]) => ['---', ...head, '---', ...body].join('\n');
const BODY = ['Order {{order}}.', 'Size {{size}}.'];

describe('parsePrompt', () => {
  it('takes the name from the file, and keeps the template as written', () => {
    const text = file([...HEAD, ...ARGUMENTS, '    values: [S, M]'], '', ...BODY, '');
    expect(parsePrompt('order-size', text)).toEqual({
      prompt: {
        name: 'order_size',
        title: 'T',
        description: 'D',
        arguments: [
          { name: 'order', required: true, values: [] },
          { name: 'size', required: false, values: ['S', 'M'] },
        ],
        template: 'Order {{order}}.\nSize {{size}}.',
      },
    });
  });

  it('accepts Windows line ends, a byte order mark and a prompt without arguments', () => {
    const text = `\uFEFF${file(HEAD, 'Hello.', 'Bye.').replaceAll('\n', '\r\n')}`;
    expect(parsePrompt('hello', text)).toMatchObject({ prompt: { arguments: [], template: 'Hello.\nBye.' } });
  });

  it.each<[name: string, text: string, mistakes: [line: number, message: RegExp][]]>([
    ['no front matter', '# Hello', [[1, /^must begin with front matter/]]],
    ['unclosed front matter', '---\ntitle: T\nHello', [[1, /^must begin with front matter/]]],
    ['empty front matter', file([], 'Hello'), [[1, /write title, description/]]],
    ['no title', file(['description: D'], 'Hello'), [[1, /^title: is missing/]]],
    ['a blank title', file(['title: " "', 'description: D'], 'Hello'), [[2, /^title: must not be blank/]]],
    ['a number as the title', file(['title: 7', 'description: D'], 'Hello'), [[2, /^title: must be text/]]],
    ['an unknown key', file([...HEAD, 'titel: T'], 'Hello'), [[4, /^the key "titel" is not known/]]],
    ['a duplicate key', file([...HEAD, 'title: U'], 'Hello'), [[4, /unique/]]],
    ['broken YAML', file([...HEAD, 'arguments: [a'], 'Hello'), [[4, /\]/]]],
    ['an unknown tag', file([...HEAD, 'arguments: !!js []'], 'Hello'), [[4, /Unresolved tag/]]],
    [
      'arguments that are not a list',
      file([...HEAD, 'arguments: order'], 'Hello'),
      [[4, /^arguments: must be a list/]],
    ],
    [
      'an argument that is not an object',
      file([...HEAD, 'arguments:', '  - order'], 'Hello'),
      [[5, /^arguments\.0: write name; /]],
    ],
    [
      'an unknown key of an argument',
      file([...HEAD, ...ARGUMENTS, '    value: S'], ...BODY),
      [[8, /^arguments\.1: the key "value" is not known/]],
    ],
    [
      'a number among the values',
      file([...HEAD, ...ARGUMENTS, '    values:', '      - S', '      - 7'], ...BODY),
      [[10, /^arguments\.1\.values\.1: must be text/]],
    ],
    [
      'several mistakes',
      file(['title: 7', 'arguments:', '  - name: Order', '    required: perhaps'], '{{Order}}'),
      [
        [2, /^title: must be text/],
        [1, /^description: is missing/],
        [4, /^arguments\.0\.name: must be lower case with underscores/],
        [5, /^arguments\.0\.required: must be true or false/],
      ],
    ],
    ['an argument that is not used', file([...HEAD, ...ARGUMENTS], '{{order}}'), [[7, /^size: is not used/]]],
    [
      'a duplicate argument',
      file([...HEAD, ...ARGUMENTS, '  - name: order'], ...BODY),
      [[8, /^order: is declared twice/]],
    ],
    [
      'a placeholder without an argument',
      file([...HEAD, ...ARGUMENTS], ...BODY, 'To {{street}} in {{town}}.'),
      [
        [11, /^\{\{street\}\} is not a declared argument/],
        [11, /^\{\{town\}\} is not a declared argument/],
      ],
    ],
    ['a placeholder with spaces', file([...HEAD, ...ARGUMENTS], ...BODY, '{{ size }}'), [[11, /^write a placeholder/]]],
    ['no body', file(HEAD, '', ''), [[5, /^no line remains/]]],
    ['optional lines only', file([...HEAD, 'arguments:', '  - name: size'], '{{size}}'), [[7, /^no line remains/]]],
  ])('reports the line of %s', (_, text, mistakes) => {
    expect(parsePrompt('hello', text)).toEqual({
      mistakes: mistakes.map(([line, message]) => ({ line, message: expect.stringMatching(message) })),
    });
  });

  it.each(['Order', 'order_size', 'order size', '1-order', 'order-'])('rejects a file with the name %s.md', (stem) => {
    expect(parsePrompt(stem, file(HEAD, 'Hello'))).toMatchObject({ mistakes: [{ line: 1 }] });
  });
});
