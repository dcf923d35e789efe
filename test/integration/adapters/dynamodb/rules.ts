import { CONVERSATIONS_TABLE } from '../../../../core/config/table-layout.ts';

const { partitionKey, sortKey, orderIndex, customerIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;
const TEXT_KEYS = [
  ...[partitionKey, sortKey, orderIndex.sortKey],
  ...[customerIndex, deskIndex].flatMap((index) => [index.partitionKey, index.sortKey]),
  dueIndex.partitionKey,
];
const MAX_BYTES = (name: string) =>
  name.endsWith('_at') || name === sortKey || name === orderIndex.sortKey ? 1024 : 2048;
const LANGUAGE = new Set([
  ...['SET', 'REMOVE', 'ADD', 'AND', 'OR', 'BETWEEN', 'attribute_exists', 'attribute_not_exists', 'attribute_type'],
  ...['if_not_exists', 'contains', 'size', 'begins_with'],
]);

type Fields = Readonly<Record<string, unknown>>;

/** What DynamoDB, but not each of its stand-ins, would refuse in the input of a command: bare names, which may be reserved, and unfit keys. */
export const complaintsOf = (input: Fields): readonly string[] => {
  const expressions = Object.entries(input).filter(([name]) => name.endsWith('Expression'));
  const bare = expressions.flatMap(([, text]) =>
    [...String(text).matchAll(/(?<![#:\w])[A-Za-z_]\w*/g)].map(([word]) => word).filter((word) => !LANGUAGE.has(word)),
  );
  const written = { ...(input.Item as Fields), ...(input.Key as Fields), ...assigned(input) };
  const unfit = TEXT_KEYS.filter((name) => name in written).filter((name) => {
    const value = written[name];
    return typeof value !== 'string' || value === '' || Buffer.byteLength(value) > MAX_BYTES(name);
  });
  return [...bare.map((word) => `bare name ${word}`), ...unfit.map((name) => `unfit key ${name}`)];
};

/** What an update assigns by `#name = :value`. */
const assigned = ({ UpdateExpression = '', ExpressionAttributeNames, ExpressionAttributeValues }: Fields): Fields =>
  Object.fromEntries(
    [...String(UpdateExpression).matchAll(/(#\w+) = (?:if_not_exists\(#\w+, )?(:\w+)/g)].map(
      ([, name = '', value = '']) => [
        (ExpressionAttributeNames as Fields)[name],
        (ExpressionAttributeValues as Fields)[value],
      ],
    ),
  );
