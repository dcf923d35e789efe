import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { fromJson, isRecord } from '../../../core/text/json.ts';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { closeServer, listen } from '../../http/listen.ts';
import { readBody } from '../../http/read-body.ts';
import { ServiceError } from '../service-error.ts';
import { newKey } from './key.ts';

const MAX_BODY_BYTES = 64 * 1024;
const CONTENT_TYPE = 'application/x-amz-json-1.1';
const SIGNED = /^AWS4-HMAC-SHA256 Credential=[^ ]+\/kms\/aws4_request, SignedHeaders=[^ ]+, Signature=[0-9a-f]{64}$/;

export interface Kms {
  /** For `AWS_ENDPOINT_URL_KMS`. */
  readonly url: string;
  readonly keyId: string;
  close(): Promise<void>;
}

/** Stands in for AWS KMS, with `Sign` and `GetPublicKey` of one key. A signature of a request is not verified. */
export const startKms = async (): Promise<Kms> => {
  const keyId = randomUUID();
  const key = newKey(keyId);

  const answer = async (request: IncomingMessage): Promise<object> => {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (!body) throw new ServiceError('RequestEntityTooLargeException', 'The request is too large.', 413);
    const { authorization, 'content-type': type, 'x-amz-target': target } = request.headers;
    if (authorization === undefined) throw new ServiceError('MissingAuthenticationTokenException', 'Missing token.');
    if (!SIGNED.test(authorization))
      throw new ServiceError('IncompleteSignatureException', 'The signature is not one of version 4, for kms.');
    if (type !== CONTENT_TYPE) throw new ServiceError('SerializationException', `The type is ${CONTENT_TYPE}.`);
    const input = fromJson(body.toString());
    if (!isRecord(input)) throw new ServiceError('SerializationException', 'The body is no JSON object.');
    if (target !== 'TrentService.Sign' && target !== 'TrentService.GetPublicKey')
      throw new ServiceError('UnknownOperationException', 'Only Sign and GetPublicKey are supported.');
    if (input.KeyId !== keyId) throw new ServiceError('NotFoundException', 'The key does not exist.');
    return target === 'TrentService.Sign' ? key.sign(input) : key.publicKey();
  };

  const server = createServer(async (request, response) => {
    response.on('error', () => {});
    const [status, body] = await answer(request).then(
      (result) => [200, result] as const,
      (error: unknown) => failure(error),
    );
    response.writeHead(status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(body));
  });
  keepPagesOut(server);
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, keyId, close: () => closeServer(server) };
};

/** KMS names an error in the body only. */
const failure = (error: unknown) => {
  const { type, status, message } =
    error instanceof ServiceError ? error : new ServiceError('KMSInternalException', String(error), 500);
  return [status, { __type: type, message }] as const;
};
