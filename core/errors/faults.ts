/** Faults that a retry may resolve: the state machine retries the steps that can raise them. */
export const TRANSIENT_FAULTS = ['ModelBusy', 'StoreBusy', 'KnowledgeBusy'] as const;

/** Faults that the same call would raise again: the state machine takes another path, or the execution fails. */
const LASTING_FAULTS = [
  'ModelTimeout',
  'ModelRefused',
  'ContextTooLong',
  'DeadlinePassed',
  'StoreRefused',
  'KnowledgeRefused',
  'BadState',
] as const;

/** The closed list of error names that the workflow routes on. */
export const FAULTS = [...TRANSIENT_FAULTS, ...LASTING_FAULTS] as const;
export type FaultName = (typeof FAULTS)[number];

/**
 * A failure that the state machine retries or catches. Lambda reports `name` as `errorType`, so it is set and survives minifying.
 * The message is for operators and never quotes a customer.
 */
export class Fault extends Error {
  override readonly name: FaultName;

  constructor(name: FaultName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
