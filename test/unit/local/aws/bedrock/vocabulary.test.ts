import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../../core/text/normalise.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
const DATA = 'examples/store/data';

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
const read = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const records = (file: string): Record<string, string>[] =>
  JSON.parse(readFileSync(join(ROOT, DATA, file), 'utf8')) as Record<string, string>[];

/** Names in code are split where they are put together: `findOrder` holds "find" and "order". */
const wordsOf = (text: string): string[] =>
  normalise(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+/gu) ?? [];
const singular = (word: string): string => word.replace(/(?<=...)s$/, '');

/** The golden conversations as text, by company. */
const golden = new Map(
  readdirSync(join(ROOT, 'playbooks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, read(filesIn(`playbooks/${name}`, /./).filter((file) => file.includes('/golden/')))]),
);
/** What customers say in them. */
const said = (text: string): string[] =>
  [...text.matchAll(/\bmessage: *(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^,}\n]*))/g)].map((found) =>
    found.slice(1).join(''),
  );

/** Where nothing is known of any company; its words, those of eight languages among them, are everybody's. */
const OWN_FOLDERS = ['core', 'handlers', 'adapters', 'infra', 'statemachines'];
/** Words of things' names that are about more than these things. */
const COMMON = `black blue board card filter four glass green grey hand head light maker navy pack paper piece press reading red scale set
  storage table tray two water white cancel opening month link`;
const ORDINARY = new Set(
  wordsOf(`${read(OWN_FOLDERS.flatMap((folder) => filesIn(folder, /\.ts$/)))} ${COMMON}`).map(singular),
);
/** A word of the conversations of two companies is nobody's own. */
const shared = (company: string): Set<string> =>
  new Set(
    [...golden].filter(([name]) => name !== company).flatMap(([, text]) => wordsOf(said(text).join(' ')).map(singular)),
  );

const isTelling = (word: string): boolean => word.length >= 4 && !ORDINARY.has(word);

const names = [
  ...records('products.json').map(({ name = '' }) => name),
  ...records('customers.json').flatMap(({ customer_id = '', name = '' }) => [customer_id, name]),
];
const TELLING = new Set([
  ...wordsOf(names.join(' ')).map(singular).filter(isTelling),
  ...[...golden].flatMap(([company, text]) => {
    const others = shared(company);
    return wordsOf(said(text).join(' '))
      .map(singular)
      .filter((word) => isTelling(word) && !others.has(word));
  }),
]);
/** Names that are put together stand for themselves. */
const TOOLS = filesIn('examples/store/tools', /\.ts$/).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}name: '(\w+_\w+)'/gm)].map(([, name = '']) => name),
);
const NUMBERS = [
  ...records('orders.json').map(({ order_id = '' }) => order_id),
  ...records('products.json').map(({ product_id = '' }) => product_id),
  ...records('returns.json').map(({ return_number = '' }) => return_number),
];
/** So many words in a row are no coincidence. */
const ROW = 5;
const rowsOf = (words: readonly string[]): string[] =>
  words.slice(ROW - 1).map((_, at) => words.slice(at, at + ROW).join(' '));
const ROWS = new Set([...golden.values()].flatMap(said).flatMap((message) => rowsOf(wordsOf(message))));

/** What a source knows of the sample company or of the conversations that it is measured by. */
const knownIn = (source: string): string[] => {
  const words = wordsOf(source);
  return [
    ...new Set([
      ...words.map(singular).filter((word) => TELLING.has(word)),
      ...TOOLS.filter((name) => new RegExp(`\\b(?:\\w+__)?${name}\\b`).test(source)),
      ...NUMBERS.filter((number) => new RegExp(`\\b${number}\\b`).test(source)),
      ...rowsOf(words).filter((row) => ROWS.has(row)),
    ]),
  ];
};

describe('the stand-in', () => {
  it.each(filesIn('local/aws/bedrock', /\.ts$/).map((file) => [file.slice(ROOT.length + 1), file]))(
    'knows nothing of the sample company: %s',
    (_, file) => {
      expect(knownIn(readFileSync(file, 'utf8'))).toEqual([]);
    },
  );

  it('is compared with words that tell', () => {
    expect(TOOLS.length).toBeGreaterThan(5);
    expect([...TELLING]).toEqual(expect.arrayContaining(['kettle', 'toaster', 'teapot', 'moreau', 'alice']));
  });

  it.each([
    ['a product', 'const LIKED = /\\b(?:chairs|kettles)\\b/;', 'kettle'],
    ['a product within a name', 'const findTeapot = () => null;', 'teapot'],
    ['a customer', "if (message.includes('Moreau')) return null;", 'moreau'],
    ['a tool', "const next = 'track_shipment';", 'track_shipment'],
    ['a tool under its server', "const next = 'any__track_shipment';", 'track_shipment'],
    ['the number of an order', "const order = '1042';", '1042'],
  ])('would be found out with %s', (_, source, found) => {
    expect(knownIn(source)).toEqual([found]);
  });
});
