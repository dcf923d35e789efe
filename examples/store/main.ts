import { readFileSync } from 'node:fs';
import { startStore } from './store.ts';

try {
  const { PORT, STORE_TOKEN, STORE_CUSTOMER_KEYS, STORE_URL, STORE_DATA_DIR, STORE_TODAY } = process.env;
  const store = await startStore({
    port: portOf(PORT),
    ...(STORE_TOKEN && { token: STORE_TOKEN }),
    ...(STORE_CUSTOMER_KEYS && { customerKeys: keysOf(STORE_CUSTOMER_KEYS) }),
    ...(STORE_URL && { publicUrl: STORE_URL }),
    ...(STORE_DATA_DIR && { dataDir: STORE_DATA_DIR }),
    ...(STORE_TODAY && { now: noonOf(STORE_TODAY) }),
  });
  let stopping = false;
  const stop = async () => {
    // Under npm, Ctrl-C comes twice: from the terminal and from npm.
    if (stopping) return;
    stopping = true;
    await store.close();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(`Sample store is ready at ${store.url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

function portOf(text = ''): number {
  const port = text === '' ? 4000 : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('PORT must be a whole number from 0 to 65535; 0 takes a free port.');
}

/** The public keys, from a file with a JWK Set. */
function keysOf(file: string) {
  try {
    const { keys } = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(keys)) return { keys };
  } catch {}
  throw new Error('STORE_CUSTOMER_KEYS must be a file with a JWK Set: {"keys":[…]}.');
}

/** A clock that always returns noon of the day. */
function noonOf(day: string): () => number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(noon)) throw new Error('STORE_TODAY must be a date such as 2026-11-23.');
  return () => noon;
}
