import { type BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Clock } from '../../core/config/clock.ts';
import { Fault, type FaultName } from '../../core/errors/faults.ts';
import type { Models } from '../../core/models/catalogue.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import { isBrokenConnection } from '../http/broken-connection.ts';
import { fromConverse } from './converse-reply.ts';
import { type Guardrail, toConverse } from './converse-request.ts';

/** The chat model on Bedrock. The client must have `maxAttempts: 1`, because retrying belongs to the state machine. */
export const bedrockChatModel = (
  client: BedrockRuntimeClient,
  models: Models,
  clock: Clock,
  guardrail: Guardrail | null = null,
): ChatModel => ({
  converse: async (request) => {
    const model = models[request.tier];
    const began = clock.now();
    const abortSignal = AbortSignal.timeout(request.timeoutMs);
    const output = await client
      .send(new ConverseCommand(toConverse(model, request, guardrail)), { abortSignal })
      .catch((error: unknown) => {
        throw new Fault(faultOf(error), `Bedrock, ${model.name}: ${nameOf(error)}`, { cause: error });
      });
    return fromConverse(model, request, output, clock.now() - began);
  },
});

const FAULT_OF: Readonly<Record<string, FaultName>> = {
  ThrottlingException: 'ModelBusy',
  TooManyRequestsException: 'ModelBusy',
  ServiceUnavailableException: 'ModelBusy',
  InternalServerException: 'ModelBusy',
  ModelNotReadyException: 'ModelBusy',
  ModelErrorException: 'ModelBusy',
  ModelTimeoutException: 'ModelTimeout',
  TimeoutError: 'ModelTimeout',
  AbortError: 'ModelTimeout',
  AccessDeniedException: 'ModelRefused',
  ResourceNotFoundException: 'ModelRefused',
  ServiceQuotaExceededException: 'ModelRefused',
  UnrecognizedClientException: 'ModelRefused',
  ExpiredTokenException: 'ModelRefused',
  InvalidSignatureException: 'ModelRefused',
  IncompleteSignature: 'ModelRefused',
  SignatureDoesNotMatch: 'ModelRefused',
  CredentialsProviderError: 'ModelRefused',
};

/** An error that is not listed is a network error or an unnamed 5xx: a retry may succeed. */
const faultOf = (error: unknown): FaultName => {
  const name = nameOf(error);
  // The SDK also names a broken connection `TimeoutError`.
  if (name === 'TimeoutError' && isBrokenConnection(error)) return 'ModelBusy';
  if (name !== 'ValidationException') return FAULT_OF[name] ?? 'ModelBusy';
  return /too long|too many (input )?tokens|maximum.*tokens/i.test((error as Error).message)
    ? 'ContextTooLong'
    : 'ModelRefused';
};

/** Network errors are all named `Error`, and differ by code. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return error.name === 'Error' && 'code' in error ? String(error.code) : error.name;
};
