import { type AwsConnection, sigv4Post } from '../aws/sigv4-post.ts';

const TIMEOUT_MS = 2000;

/** A call of AWS KMS: its result, or the label of its failure, and whether the same call would fail again. */
export type KmsCall = (
  operation: 'Sign' | 'GetPublicKey',
  input: object,
) => Promise<{ readonly result: unknown } | { readonly failed: string; readonly isLasting: boolean }>;

/** Errors of KMS that it answers with 400, and that another try may resolve. */
const PASSING = [
  'ThrottlingException',
  'KMSInternalException',
  'DependencyTimeoutException',
  'KeyUnavailableException',
];

/** AWS KMS by hand-signed requests: the SDK's client would be most of the authorizer's bundle. Neither operation changes anything. */
export const kmsCall = (connection: AwsConnection, endpoint: string | undefined): KmsCall => {
  const post = sigv4Post(connection, { signedAs: 'kms', host: 'kms', endpoint }, TIMEOUT_MS);
  return async (operation, input) => {
    const { status, error, body } = await post('/', input, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `TrentService.${operation}`,
    });
    if (error === null) return { result: body };
    return { failed: error, isLasting: status >= 400 && status < 500 && !PASSING.includes(error) };
  };
};
