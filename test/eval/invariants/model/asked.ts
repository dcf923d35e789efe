import type { Block, ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';

/** The forced tool of the reading that every message gets. */
const RECORD_READING = 'record_reading';

/** Whether the triage model is asked what a reply to a proposal means. */
export const isReplyQuestion = ({ toolConfig }: ConverseRequest): boolean => {
  const forced = toolConfig?.toolChoice?.tool?.name;
  return forced !== undefined && forced !== RECORD_READING;
};

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
