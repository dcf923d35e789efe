import type { Block, ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';

/** A call of a model: the request and the reply. */
export interface Asked {
  readonly request: ConverseRequest;
  /** Identifies the customer and the conversation, as the model can see them. */
  readonly marker: string;
  /** On the same clock as tool calls. */
  readonly at: number;
  readonly said: readonly Block[];
  readonly blocked: boolean;
}
