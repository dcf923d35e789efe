/** Bedrock's own error names, each with its HTTP status. */
export const STATUS = {
  ValidationException: 400,
  SerializationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ModelTimeoutException: 408,
  ModelErrorException: 424,
  ThrottlingException: 429,
  ModelNotReadyException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

type RefusalName = keyof typeof STATUS;

/** An error response of the stand-in. The client's SDK turns it into the exception of that name. */
export class Refusal extends Error {
  override readonly name: RefusalName;

  constructor(name: RefusalName, message: string) {
    super(message);
    this.name = name;
  }
}

/** The error for a request that Bedrock would reject on every attempt. */
export const invalid = (message: string): Refusal => new Refusal('ValidationException', message);

/** The error for a violation of Bedrock's API model, as opposed to a rule of one model, in Bedrock's words. */
export const violates = (value: unknown, place: string, constraint: string): Refusal =>
  invalid(
    `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must ${constraint}`,
  );
