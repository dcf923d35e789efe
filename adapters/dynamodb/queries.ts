import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { orStoreFault, PROVEN } from './faults.ts';
import { type Item, isLive } from './items.ts';

/** The items of a query, page by page, also those that have expired. A page is only read on demand, and may be read twice. */
export async function* allPages(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
): AsyncGenerator<readonly Item[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const start = from && { ExclusiveStartKey: from };
    const page = await orStoreFault(() => client.send(new QueryCommand({ ...query, ...PROVEN, ...start })));
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/** The pages of several partitions, each read beside the others: a large one alone takes a minute for some hundred MB. */
export async function* abreast<T>(queries: readonly AsyncGenerator<readonly T[]>[]): AsyncGenerator<readonly T[]> {
  for (let open = queries; open.length > 0; ) {
    const read = await Promise.all(open.map((query) => query.next()));
    yield read.flatMap(({ done, value }) => (done ? [] : value));
    open = open.filter((_, at) => !read[at]?.done);
  }
}

/** Those that have not expired. */
export async function* livePages(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  now: number,
): AsyncGenerator<readonly Item[]> {
  for await (const page of allPages(client, query)) yield page.filter((item) => isLive(item, Math.floor(now / 1000)));
}

/** The first items of a query that have not expired, and whether there are more. */
export const firstOf = async (
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  limit: number,
  now: number,
): Promise<{ readonly items: readonly Item[]; readonly more: boolean }> => {
  const items: Item[] = [];
  for await (const page of livePages(client, { ...query, Limit: limit + 1 }, now)) {
    items.push(...page);
    if (items.length > limit) break;
  }
  return { items: items.slice(0, limit), more: items.length > limit };
};
