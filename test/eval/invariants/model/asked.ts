import type { Block, ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';

/** A call of a model: what it was sent, and what it said. */
export interface Asked {
  readonly request: ConverseRequest;
  /** Names the customer and the conversation, as the model could see. */
  readonly marker: string;
  /** On the clock of the calls of tools. */
  readonly at: number;
  readonly said: readonly Block[];
  readonly blocked: boolean;
}
