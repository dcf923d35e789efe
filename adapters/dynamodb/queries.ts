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
