import { generateKeyPairSync, sign } from 'node:crypto';
import * as z from 'zod/mini';
import { ServiceError } from '../service-error.ts';

const ALGORITHM = 'ECDSA_SHA_256';
/** KMS's limit for a message that it digests itself. */
const MAX_MESSAGE_BYTES = 4096;

const SignInput = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MessageType: z._default(z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']), 'RAW'),
  SigningAlgorithm: z.string(),
});

export interface Key {
  sign(input: unknown): object;
  publicKey(): object;
}

/** A key on P-256 for signatures, in memory only. It refuses what KMS refuses of such a key. */
export const newKey = (keyId: string): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    sign: (input) => {
      const { data } = SignInput.safeParse(input);
      if (!data || data.Message === '') throw invalid('The request is not valid for Sign.');
      if (data.SigningAlgorithm !== ALGORITHM)
        throw new ServiceError(
          'InvalidKeyUsageException',
          `The algorithm is incompatible with key spec ECC_NIST_P256.`,
        );
      const message = Buffer.from(data.Message, 'base64');
      if (data.MessageType !== 'RAW') throw invalid('This stand-in signs messages of the type RAW only.');
      if (message.length > MAX_MESSAGE_BYTES) throw invalid(`A message has at most ${MAX_MESSAGE_BYTES} bytes.`);
      const Signature = sign('sha256', message, privateKey).toString('base64');
      return { KeyId: keyId, Signature, SigningAlgorithm: ALGORITHM };
    },
    publicKey: () => ({
      ...{ KeyId: keyId, KeyUsage: 'SIGN_VERIFY', KeySpec: 'ECC_NIST_P256', CustomerMasterKeySpec: 'ECC_NIST_P256' },
      SigningAlgorithms: [ALGORITHM],
      PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    }),
  };
};

const invalid = (message: string) => new ServiceError('ValidationException', message);
