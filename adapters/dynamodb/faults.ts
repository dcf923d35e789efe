import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { errorName } from '../../core/errors/error-name.ts';
import { Fault } from '../../core/errors/faults.ts';

const PERMANENT: readonly string[] = [
  'AccessDeniedException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
];

/** Throws `StoreRefused` for errors that the same call would get again, and `StoreBusy` for throttles, time-outs and network errors. */
export const orStoreFault = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const name = errorName(error);
    throw new Fault(PERMANENT.includes(name) ? 'StoreRefused' : 'StoreBusy', `DynamoDB: ${name}`, { cause: error });
  }
};

/** Whether a conditional write succeeded; false if its condition did not hold. */
export const conditional = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await orStoreFault(call);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
