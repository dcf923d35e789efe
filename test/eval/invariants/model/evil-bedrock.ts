import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';
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
  const server = createServer(async (request, response) => {
    // The one-machine run asks whether the server answers.
    if (request.method === 'HEAD') return void response.writeHead(404).end();
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
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
    const headers = { 'content-type': 'application/json', ...(!said && { 'x-amzn-errortype': 'ValidationException' }) };
    response.writeHead(said ? 200 : 400, headers).end(JSON.stringify(said ? converseReply(said) : { message: 'No.' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const converseReply = ({ content, blocked }: Misbehaviour): object => ({
  output: { message: { role: 'assistant', content } },
  stopReason: blocked ? 'guardrail_intervened' : content.some(({ toolUse }) => toolUse) ? 'tool_use' : 'end_turn',
  usage: { inputTokens: 100, outputTokens: 100, totalTokens: 200 },
  metrics: { latencyMs: 1 },
});
