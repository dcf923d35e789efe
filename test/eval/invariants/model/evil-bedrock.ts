import type { ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';
import { sendJson, startHttp } from '../../../support/http-stand-in.ts';
import type { Asked } from './asked.ts';
import { type Misbehaviour, misbehave } from './misbehave.ts';
import { readSituation } from './read.ts';

export interface EvilBedrock {
  readonly url: string;
  readonly counts: { calls: number; obeyed: number };
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/**
 * Bedrock's `Converse` with an adversarial model. `flip` is called before a reply that relies on a changed declaration
 * of a tool.
 */
export const startEvilBedrock = async (seed: number, flip: () => void): Promise<EvilBedrock> => {
  const counts = { calls: 0, obeyed: 0 };
  const asked: Asked[] = [];
  const http = await startHttp(({ body }, response) => {
    const asks = JSON.parse(body) as ConverseRequest;
    const said = misbehave(seed, asks);
    asked.push({
      request: asks,
      marker: readSituation(asks).marker,
      at: performance.now(),
      said: said?.content ?? [],
      blocked: said?.blocked ?? false,
    });
    counts.calls += 1;
    counts.obeyed += said?.obeyed ?? 0;
    if (said?.flips) flip();
    if (said) sendJson(response, 200, converseReply(said));
    else sendJson(response, 400, { message: 'No.' }, 'ValidationException');
  });
  return { ...http, counts, asked };
};

const converseReply = ({ content, blocked }: Misbehaviour): object => ({
  output: { message: { role: 'assistant', content } },
  stopReason: blocked ? 'guardrail_intervened' : content.some(({ toolUse }) => toolUse) ? 'tool_use' : 'end_turn',
  usage: { inputTokens: 100, outputTokens: 100, totalTokens: 200 },
  metrics: { latencyMs: 1 },
});
