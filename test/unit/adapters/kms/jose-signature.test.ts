import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toJoseSignature } from '../../../../adapters/kms/jose-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const der = (...hex: string[]) => Buffer.from(hex.join(''), 'hex');

describe('a signature of KMS as JWTs write it', () => {
  it('has both numbers with leading zeros, whatever their lengths in DER', () => {
    const lengths = new Set<number>();
    for (let n = 0; n < 1000; n++) {
      const message = Buffer.from(String(n));
      const signature = sign('sha256', message, privateKey);
      lengths.add(signature.length);
      const converted = toJoseSignature(signature);
      expect(converted).toHaveLength(64);
      const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
      expect(verify('sha256', message, key, converted ?? Buffer.alloc(0))).toBe(true);
    }
    expect(lengths.size).toBeGreaterThan(2);
  });

  it('pads a number of one byte', () => {
    const converted = toJoseSignature(der('3006', '020101', '020102'));
    expect(converted?.toString('hex')).toBe(`${'00'.repeat(31)}01${'00'.repeat(31)}02`);
  });

  it.each([
    ['no bytes', ''],
    ['another tag', '3106020101020102'],
    ['a wrong length', '3007020101020102'],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020102020103'],
    ['a number that is cut off', '3006020101020502'],
    ['no numbers', '3006030101030102'],
    ['a number of 33 bytes', `3026${`0221${'7f'.repeat(33)}`}020101`],
  ])('is none for %s', (_, hex) => {
    expect(toJoseSignature(der(hex))).toBeNull();
  });
});
