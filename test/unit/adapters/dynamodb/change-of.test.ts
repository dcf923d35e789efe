import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../../adapters/dynamodb/change-of.ts';

const Keys = { pk: { S: 'ada#c-1' }, sk: { S: 'TURN#m-1' } };
const NewImage = {
  ...Keys,
  count: { N: '3' },
  ratio: { N: '0.25' },
  is: { BOOL: true },
  none: { NULL: true },
  list: { L: [{ S: 'a' }, { M: { deep: { N: '1' } } }] },
  names: { SS: ['a', 'b'] },
};
const record = (dynamodb: object, eventName = 'MODIFY') =>
  ({
    eventName,
    dynamodb: { SequenceNumber: '1', ApproximateCreationDateTime: 1_700_000_000, Keys, ...dynamodb },
  }) as DynamoDBRecord;

describe('changeOf', () => {
  it('has both images as plain values, and the time in milliseconds', () => {
    expect(changeOf(record({ NewImage, OldImage: Keys }))).toEqual({
      ...{ pk: 'ada#c-1', sk: 'TURN#m-1', at: 1_700_000_000_000, old: { pk: 'ada#c-1', sk: 'TURN#m-1' } },
      new: {
        ...{ pk: 'ada#c-1', sk: 'TURN#m-1', count: 3, ratio: 0.25, is: true, none: null },
        ...{ list: ['a', { deep: 1 }], names: new Set(['a', 'b']) },
      },
    });
  });

  it('has null for an item that was not there, or is not there any more', () => {
    expect(changeOf(record({ NewImage }, 'INSERT'))).toMatchObject({ old: null, new: { count: 3 } });
    expect(changeOf(record({ OldImage: NewImage }, 'REMOVE'))).toMatchObject({ new: null, old: { count: 3 } });
  });

  it.each([
    ['nothing', {} as DynamoDBRecord],
    ['no keys', record({ Keys: undefined, NewImage, OldImage: NewImage })],
    ['a key of another type', record({ Keys: { ...Keys, sk: { N: '1' } }, NewImage, OldImage: NewImage })],
    ['no time', record({ ApproximateCreationDateTime: undefined, NewImage, OldImage: NewImage })],
    ['only the keys of a new item', record({}, 'INSERT')],
    ['only the keys of a removed item', record({}, 'REMOVE')],
    ['only one image of a change', record({ NewImage })],
    ['a value of no type', record({ NewImage: { ...Keys, x: {} }, OldImage: Keys })],
  ])('throws for a record with %s', (_, bad) => {
    expect(() => changeOf(bad)).toThrow();
  });
});
