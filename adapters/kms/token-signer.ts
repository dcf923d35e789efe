import * as z from 'zod/mini';
import { keyIdOf, TOKEN_TYPE } from '../../core/access/session-token.ts';
import { SigningFailed, type TokenSigner } from '../../core/access/token-signer.ts';
import { toJoseSignature } from './jose-signature.ts';
import type { KmsCall } from './kms-call.ts';

const Signed = z.object({ Signature: z.string() });

/** Signs with a key that never leaves AWS KMS (ECC_NIST_P256). */
export const kmsTokenSigner = (call: KmsCall, key: string): TokenSigner => {
  const header = encoded({ alg: 'ES256', typ: TOKEN_TYPE, kid: keyIdOf(key) });
  return {
    sign: async (claims) => {
      const signed = `${header}.${encoded(claims)}`;
      const answer = await call('Sign', {
        KeyId: key,
        // At most 4,096 bytes. A token has fewer than half of them, because ids of customers are short.
        Message: Buffer.from(signed).toString('base64'),
        MessageType: 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      });
      if ('failed' in answer) throw new SigningFailed(answer.failed, answer.isLasting);
      const { data } = Signed.safeParse(answer.result);
      const signature = data && toJoseSignature(Buffer.from(data.Signature, 'base64'));
      if (!signature) throw new SigningFailed('not a response of Sign', false);
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
