import { createHash, createHmac } from 'node:crypto';
import { KeepAliveHandler } from '../http/keep-alive-handler.ts';
import type { AwsConnection } from './sigv4-post.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Region and credentials from the variables that Lambda sets, for a function without a client of the SDK. `requestTimeout` is in milliseconds. */
export const lambdaConnection = (environment: Environment, requestTimeout = 2000): AwsConnection => {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
  return {
    region: async () => AWS_REGION ?? '',
    credentials: async () => credentials,
    sha256: Sha256,
    requestHandler: new KeepAliveHandler({ requestTimeout, connectionTimeout: 1000 }),
  };
};

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, or its HMAC with a secret, as the SDK's signer wants it. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: Bytes) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Bytes): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

const bytesOf = (data: Bytes): Uint8Array => {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};
