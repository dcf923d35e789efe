import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKey } from '../../../../../local/aws/kms/key.ts';

const key = newKey('k-1');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const INPUT = { KeyId: 'k-1', Message: base64('words'), MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' };

describe('a key of the stand-in for KMS', () => {
  it('signs a message, and its public key verifies the signature', () => {
    const { Signature, ...signed } = key.sign(INPUT) as { readonly Signature: string };
    expect(signed).toEqual({ KeyId: 'k-1', SigningAlgorithm: 'ECDSA_SHA_256' });
    const { PublicKey, ...published } = key.publicKey() as { readonly PublicKey: string };
    expect(published).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const der = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from('words'), der, Buffer.from(Signature, 'base64'))).toBe(true);
  });

  it.each([
    ['no message', { Message: undefined }, 'ValidationException'],
    ['an empty message', { Message: '' }, 'ValidationException'],
    ['a message that is not base64', { Message: 'words!' }, 'ValidationException'],
    ['a message of 4,097 bytes', { Message: base64('x'.repeat(4097)) }, 'ValidationException'],
    ['another type of message', { MessageType: 'TEXT' }, 'ValidationException'],
    ['a digest', { MessageType: 'DIGEST' }, 'ValidationException'],
    ['no algorithm', { SigningAlgorithm: undefined }, 'ValidationException'],
    ['an algorithm of another key', { SigningAlgorithm: 'RSASSA_PSS_SHA_256' }, 'InvalidKeyUsageException'],
    ['an algorithm of another curve', { SigningAlgorithm: 'ECDSA_SHA_384' }, 'InvalidKeyUsageException'],
  ])('refuses %s', (_, over, type) => {
    expect(() => key.sign({ ...INPUT, ...over })).toThrow(expect.objectContaining({ type }));
  });

  it('signs a message of 4,096 bytes', () => {
    expect(key.sign({ ...INPUT, Message: base64('x'.repeat(4096)) })).toHaveProperty('Signature');
  });
});
