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

/** What the stand-in answers instead of a reply; the client's SDK turns it into the exception of that name. */
export class Refusal extends Error {
  override readonly name: RefusalName;

  constructor(name: RefusalName, message: string) {
    super(message);
    this.name = name;
  }
}

/** The refusal of a request that Bedrock would never accept, however often it is sent. */
export const invalid = (message: string): Refusal => new Refusal('ValidationException', message);

/** How Bedrock words a breach of its API model, as opposed to a rule of one model. */
export const violates = (value: unknown, place: string, constraint: string): Refusal =>
  invalid(
    `1 validation error detected: Value '${value}' at '${place}' failed to satisfy constraint: Member must ${constraint}`,
  );
