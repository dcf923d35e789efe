import { expect, it } from 'vitest';
import { abreast } from '../../../../adapters/dynamodb/queries.ts';

it('reads partitions beside each other, each to its end', async () => {
  const asked: string[] = [];
  const partition = async function* (name: string, pages: number) {
    for (let page = 0; page < pages; page++) {
      asked.push(name);
      yield [`${name}${page}`];
    }
  };
  const read = await Array.fromAsync(abreast([partition('a', 3), partition('b', 0), partition('c', 1)]));
  expect(read.flat()).toEqual(['a0', 'c0', 'a1', 'a2']);
  expect(asked).toEqual(['a', 'c', 'a', 'a']);
});
