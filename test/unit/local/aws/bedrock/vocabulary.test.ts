import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../../..');
const read = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).map((file) => readFileSync(join(ROOT, folder, file), 'utf8'));

/** Words and numbers of at least four characters; a name in code is several words. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{4,}/gu) ?? [];
/** Words in names of products that a program needs too. */
const ORDINARY = wordsOf('filter slice stand reading with four tools');
/** Names and numbers of the sample store, and the names of its tools. */
const STORE = [
  ...read('examples/store/data').flatMap((data) =>
    [...data.matchAll(/"(?:name|\w+_id|return_number)": "([^"]*)"/g)].flatMap(([, value = '']) => wordsOf(value)),
  ),
  ...read('examples/store/tools').flatMap((source) => /^ {2}name: '(\w+)'/m.exec(source)?.[1] ?? []),
].filter((word) => !ORDINARY.includes(word));

const namesIn = (source: string): string[] =>
  [...new Set(STORE)].filter((name) => (name.includes('_') ? source.includes(name) : wordsOf(source).includes(name)));

describe('the source of the replies', () => {
  it('has no name and no number of the sample store', () => {
    expect(read('local/aws/bedrock/replies').flatMap(namesIn)).toEqual([]);
  });

  it.each(['findTeapot', "'Moreau'", 'any__track_shipment', '"1042"'])('has such a name in %s', (source) => {
    expect(namesIn(source)).toHaveLength(1);
  });
});
