import { describe, expect, it } from 'vitest';
import { asText } from '../../../../core/access/identifier.ts';
import { knownArguments } from '../../../../core/text/known-arguments.ts';

const KNOWN = ['message', 'user_id', 'conversation_id'];

describe('arguments as clients send them', () => {
  it.each<[name: string, given: Record<string, unknown>, values: Record<string, unknown>, ignored: string[]]>([
    ['are kept as they are', { message: 'Hi', user_id: 7 }, { message: 'Hi', user_id: 7 }, []],
    ['are absent if they are null', { message: null, user_id: null }, {}, []],
    ['are absent if they are empty, unless they are required', { message: '', user_id: '' }, { message: '' }, []],
    ['are kept if they are 0, false or blank', { message: ' ', user_id: 0 }, { message: ' ', user_id: 0 }, []],
    ['are ignored if they are unknown', { toolCallId: 'x', message: 'Hi' }, { message: 'Hi' }, ['toolCallId']],
    ['are ignored if they have names of Object.prototype', { constructor: 'x' }, {}, ['constructor']],
    ['are absent if they are null under another spelling', { userId: null, USER_ID: '' }, {}, []],
  ])('%s', (_, given, values, ignored) => {
    const read = knownArguments(given, KNOWN, ['message']);
    expect(read).toEqual({ values, ignored });
  });

  it('have no value that was not sent', () => {
    const read = knownArguments({}, ['toString']);
    expect(read).toHaveProperty('values');
    expect('values' in read && read.values.toString).toBeUndefined();
  });

  it.each([
    ['userId', 'user_id'],
    ['User_ID', 'user_id'],
    ['USERID', 'user_id'],
    ['user-id', 'user_id'],
    ['user id', 'user_id'],
    ['conversationId', 'conversation_id'],
    ['Message', 'message'],
  ])('named %s are wrong, and the right name is told', (name, right) => {
    expect(knownArguments({ message: 'Hi', [name]: 'bob' }, KNOWN)).toEqual({
      wrong: `Unknown argument "${name}": it is called ${right}.`,
    });
  });
});

describe('an id that is a number', () => {
  it.each([
    [1042, '1042'],
    [-1, '-1'],
    [0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [2 ** 53, 2 ** 53],
    [1.5, 1.5],
    [true, true],
    ['1042', '1042'],
  ])('%j is read as %j', (given, text) => {
    expect(asText(given)).toBe(text);
  });
});
