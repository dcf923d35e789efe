import type { KmsCall } from '../../adapters/kms/kms-call.ts';
import { newKey } from '../../local/aws/kms/key.ts';

/** KMS with these keys, without the wire. `fail` is the label of further failures; null ends them. */
export const kmsWith = (...keyIds: readonly string[]) => {
  const keys = new Map(keyIds.map((id) => [id, newKey(id)]));
  const calls: string[] = [];
  let failed: string | null = null;
  const call: KmsCall = async (operation, input) => {
    const { KeyId } = input as { readonly KeyId: string };
    calls.push(`${operation} ${KeyId}`);
    const key = keys.get(KeyId);
    if (failed !== null || !key) return { failed: failed ?? 'NotFoundException', isLasting: failed === null };
    return { result: operation === 'Sign' ? key.sign(input) : key.publicKey() };
  };
  const fail = (label: string | null) => {
    failed = label;
  };
  return { call, calls, fail };
};
