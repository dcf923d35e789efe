import { ConditionalCheckFailedException, type ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { errorName } from '../../core/errors/error-name.ts';
import { Fault } from '../../core/errors/faults.ts';

const PERMANENT: readonly string[] = [
  'AccessDeniedException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
];

/** Parameters of every call: a reply of DynamoDB then says what the call consumed, and an empty 200 from a proxy does not. */
export const PROVEN = { ReturnConsumedCapacity: 'TOTAL' } as const;

interface Reply {
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

/**
 * The reply of a call with the parameters `PROVEN`. Throws `StoreRefused` for errors that the same call would get again, and `StoreBusy` for
 * throttles, time-outs, network errors and a reply that does not prove that DynamoDB carried out the call.
 */
export const orStoreFault = async <T extends Reply>(call: Promise<T>): Promise<T> => {
  const reply = await call.catch((error: unknown) => {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const name = errorName(error);
    throw new Fault(PERMANENT.includes(name) ? 'StoreRefused' : 'StoreBusy', `DynamoDB: ${name}`, { cause: error });
  });
  if (!reply.ConsumedCapacity) throw new Fault('StoreBusy', 'DynamoDB: a reply without its consumed capacity.');
  return reply;
};

/** Whether a conditional write succeeded; false if its condition did not hold. */
export const conditional = async (call: Promise<Reply>): Promise<boolean> => {
  try {
    await orStoreFault(call);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
