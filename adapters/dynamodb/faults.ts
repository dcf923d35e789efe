import { ConditionalCheckFailedException, type ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { errorName } from '../../core/errors/error-name.ts';
import { Fault } from '../../core/errors/faults.ts';
import { resendOnce } from '../http/resend.ts';

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

/** How often a call is sent whose connection breaks: at most twice, or once if it must not be carried out twice. */
type Sending = <T>(send: () => Promise<T>) => Promise<T>;

export const sendOnce: Sending = (send) => send();

/**
 * The reply of a call with the parameters `PROVEN`. A call whose connection broke is sent once more, unless `sending` is `sendOnce`. Throws
 * `StoreRefused` for errors that the same call would get again, and `StoreBusy` for throttles, time-outs, network errors and a reply that does not
 * prove that DynamoDB carried out the call.
 */
export const orStoreFault = async <T extends Reply>(
  send: () => Promise<T>,
  sending: Sending = resendOnce,
): Promise<T> => {
  const reply = await sending(send).catch((error: unknown) => {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const name = errorName(error);
    throw new Fault(PERMANENT.includes(name) ? 'StoreRefused' : 'StoreBusy', `DynamoDB: ${name}`, { cause: error });
  });
  if (!reply.ConsumedCapacity) throw new Fault('StoreBusy', 'DynamoDB: a reply without its consumed capacity.');
  return reply;
};

/**
 * Whether a conditional write succeeded; false if its condition did not hold. That may be the work of the write itself, if it is sent twice: the
 * caller then reads what is stored.
 */
export const conditional = async (send: () => Promise<Reply>, sending?: Sending): Promise<boolean> => {
  try {
    await orStoreFault(send, sending);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
