import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { keyIdOf } from '../../core/access/session-token.ts';
import type { KmsCall } from './kms-call.ts';

const PublicKey = z.object({ PublicKey: z.string() });

/** Finds a key of KMS by its `kid`; null for another `kid`. Throws `KeyUnavailable`. */
export type PublicKeys = (kid: string | undefined) => Promise<KeyObject> | null;

/**
 * The public keys of keys in KMS. They never change, so an instance asks once for each: in the cold start, which has a full CPU, and again when a
 * token needs one that could not be had.
 */
export const kmsPublicKeys = (call: KmsCall, keys: readonly string[]): PublicKeys => {
  const known = new Map<string, Promise<KeyObject>>();
  const load = async (key: string): Promise<KeyObject> => {
    const answer = await call('GetPublicKey', { KeyId: key });
    if ('failed' in answer) throw new KeyUnavailable(answer.failed);
    const { data } = PublicKey.safeParse(answer.result);
    if (!data) throw new KeyUnavailable('not a response of GetPublicKey');
    return createPublicKey({ key: Buffer.from(data.PublicKey, 'base64'), format: 'der', type: 'spki' });
  };
  const find = (key: string): Promise<KeyObject> => {
    const found = known.get(key) ?? load(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  for (const key of keys) find(key).catch(() => {});
  return (kid) => {
    const key = byId.get(kid ?? '');
    return key === undefined ? null : find(key);
  };
};

class KeyUnavailable extends Error {
  override readonly name = 'KeyUnavailable';
  /** For the log. */
  readonly code: string;

  constructor(code: string) {
    super(`AWS KMS: ${code}`);
    this.code = code;
  }
}
