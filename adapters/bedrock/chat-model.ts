import { type BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { type Clock, elapsed } from '../../core/config/clock.ts';
import { Fault, type FaultName } from '../../core/errors/faults.ts';
import type { Model, Models } from '../../core/models/catalogue.ts';
import type { ChatModel, ModelReply } from '../../core/models/chat-model.ts';
import { KnownLimitations, type RefusableFeature } from '../../core/models/limitations.ts';
import { isBrokenConnection } from '../http/broken-connection.ts';
import { resendOnce } from '../http/resend.ts';
import { fromConverse } from './converse-reply.ts';
import { type Guardrail, toConverse } from './converse-request.ts';
import { featureIn, modelWithout } from './refused-features.ts';
import { saysTooLong } from './too-long.ts';

/**
 * The chat model on Bedrock. The client must have `maxAttempts: 1`, because retrying belongs to the state machine. Only two requests are sent
 * again, within the same time limit: one that was refused for one of its features, without it (`report` learns of it once for each sandbox), and
 * one whose connection broke, which is safe because `Converse` changes nothing.
 */
export const bedrockChatModel = (
  client: BedrockRuntimeClient,
  models: Models,
  clock: Clock,
  guardrail: Guardrail | null = null,
  report: (model: string, feature: RefusableFeature) => void = () => {},
): ChatModel => {
  const refused = new KnownLimitations<RefusableFeature>(report);
  return {
    converse: async (request) => {
      const row = models[request.tier];
      const abortSignal = AbortSignal.timeout(request.timeoutMs);
      const inputFor = (model: Model) => toConverse(model, request, guardrail);
      const call = async (known: ReadonlySet<RefusableFeature>): Promise<ModelReply> => {
        const model = modelWithout(row, known);
        const began = clock.now();
        const output = await resendOnce(() => client.send(new ConverseCommand(inputFor(model)), { abortSignal }));
        return fromConverse(model, request, output, elapsed(began, clock.now()));
      };
      return refused
        .respecting(row.id, call, (error, known) =>
          REFUSALS.includes(nameOf(error))
            ? featureIn(messageOf(error), inputFor(modelWithout(row, known)), known)
            : undefined,
        )
        .catch((error: unknown) => {
          if (error instanceof Fault) throw error;
          throw new Fault(faultOf(error), `Bedrock, ${row.name}: ${nameOf(error)}`, { cause: error });
        });
    },
  };
};

/** Errors that may name a feature. Bedrock denies access to a model that takes no cache points if the request has one. */
const REFUSALS: readonly string[] = ['ValidationException', 'AccessDeniedException'];

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
  return saysTooLong(messageOf(error)) ? 'ContextTooLong' : 'ModelRefused';
};

/** Network errors are all named `Error`, and differ by code. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return error.name === 'Error' && 'code' in error ? String(error.code) : error.name;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
