import { setTimeout as pause } from 'node:timers/promises';
import { createTables } from './aws/dynamodb/create-tables.ts';
import { startDynamoDb } from './aws/dynamodb/server.ts';
import { CONVERSATIONS, IDEMPOTENCY } from './aws/dynamodb/table-definitions.ts';
import { reach } from './http/reach.ts';

/** Names an endpoint of the user's own. */
export const DYNAMODB = 'AWS_ENDPOINT_URL_DYNAMODB';
const LOST_MS = 1000;

export interface TableOptions {
  /** The user's own; undefined starts the stand-in. */
  readonly endpoint: string | undefined;
  /** Where the stand-in keeps its data; undefined for memory. */
  readonly dataDir: string | undefined;
  readonly say: (line: string) => void;
  /** Called when the stored conversations are lost or damaged. */
  readonly onLost: (error: Error) => void;
}

/** The tables, at the stand-in or at an endpoint of the user's own. Rejects with one line if they cannot be created. */
export const startTable = async ({ endpoint, dataDir, say, onLost }: TableOptions) => {
  if (endpoint) await reach(DYNAMODB, endpoint);
  const table = endpoint ? null : await startDynamoDb({ ...(dataDir && { dataDir }), say });
  table?.lost.catch(onLost);
  const url = endpoint ?? table?.url ?? '';
  const close = async () => table?.close();
  try {
    await createTables(url, [CONVERSATIONS, IDEMPOTENCY]);
  } catch (error) {
    // A damaged folder is the cause of a broken connection, and is known a moment later.
    await Promise.race([table?.lost ?? null, pause(LOST_MS)]).catch(async (lost: Error) => {
      await close();
      throw lost;
    });
    await close();
    const { message } = error as Error;
    throw new Error(endpoint ? `${DYNAMODB}: ${message}` : message, { cause: error });
  }
  return { url, close };
};
