import { expect, it } from 'vitest';
import { complaintsOf } from './rules.ts';

const names = { ExpressionAttributeNames: { '#a': 'a', '#desk': 'desk', '#last_key': 'last_key' } };

it.each([
  [{ UpdateExpression: 'SET status = :s' }, ['bare name status']],
  [{ ConditionExpression: 'attribute_not_exists(pk) OR #a <= :now' }, ['bare name pk']],
  [{ Item: { pk: 'p', sk: 's', customer: null } }, ['unfit key customer']],
  [{ Item: { pk: 'p', sk: 'é'.repeat(513) } }, ['unfit key sk']],
  [{ Key: { pk: '', sk: 's' } }, ['unfit key pk']],
  [
    {
      ...names,
      UpdateExpression: 'SET #desk = :desk, #last_key = if_not_exists(#last_key, :key), #a = :a',
      ExpressionAttributeValues: { ':desk': '', ':key': 3, ':a': null },
    },
    ['unfit key last_key', 'unfit key desk'],
  ],
  [
    {
      ...names,
      UpdateExpression: 'SET #desk = :desk, #last_key = if_not_exists(#last_key, :key) REMOVE #a',
      ExpressionAttributeValues: { ':desk': 'human', ':key': '1-a' },
    },
    [],
  ],
])('the rules of DynamoDB complain of %j: %j', (input, complaints) => {
  expect([...complaintsOf(input)].toSorted()).toEqual(complaints.toSorted());
});
