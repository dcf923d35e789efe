/** Bytes of each of the two numbers of a signature on P-256. */
const SIZE = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** A signature of KMS (two numbers in DER) as JWTs write it: both numbers in a row, 64 bytes. Null for other bytes. */
export const toJoseSignature = (der: Buffer): Buffer | null => {
  const [tag, length] = der;
  if (tag !== SEQUENCE || length !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  return s && s.end === der.length ? Buffer.concat([r.bytes, s.bytes]) : null;
};

/** DER leaves out leading zeros, and puts one before a first bit of 1. */
const integerAt = (der: Buffer, at: number): { readonly bytes: Buffer; readonly end: number } | null => {
  const end = at + 2 + (der[at + 1] ?? 0);
  if (der[at] !== INTEGER || end > der.length) return null;
  const digits = der.subarray(at + 2, end);
  const significant = digits.subarray(digits.findIndex((byte) => byte !== 0));
  if (significant.length > SIZE) return null;
  return { bytes: Buffer.concat([Buffer.alloc(SIZE - significant.length), significant]), end };
};
