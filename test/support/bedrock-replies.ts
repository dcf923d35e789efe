import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelTier } from '../../core/models/catalogue.ts';
import type { Block, ConverseRequest } from '../../local/aws/bedrock/protocol/request.ts';

/** One Converse call as it came over the wire. */
export interface RecordedCall {
  readonly tier: ModelTier;
  readonly modelId: string;
  readonly body: ConverseRequest;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What the scripted Bedrock does with a call. */
export type Reply = (call: RecordedCall, response: ServerResponse) => void | Promise<void>;

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

export interface Extras {
  readonly stopReason?: string;
  /** What the receipt is to be made from; without it the words are counted, four bytes a token. */
  readonly usage?: Usage;
}

const count = (value: unknown): number => Math.ceil(Buffer.byteLength(JSON.stringify(value ?? '')) / 4);

const content =
  (blocks: readonly Block[], stopReason: string, usage?: Usage): Reply =>
  ({ body }, response) => {
    const counted = usage ?? {
      inputTokens: count(body.system) + count(body.messages) + count(body.toolConfig),
      outputTokens: count(blocks),
    };
    const totalTokens = counted.inputTokens + counted.outputTokens;
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        output: { message: { role: 'assistant', content: blocks } },
        stopReason,
        usage: { ...counted, totalTokens },
        metrics: { latencyMs: 1 },
      }),
    );
  };

/** A reply in words; an empty text is a reply without any block. */
export const says = (text: string, { stopReason = 'end_turn', usage }: Extras = {}): Reply =>
  content(text === '' ? [] : [{ text }], stopReason, usage);

/** Says the newest words of the request again. */
export const repeats: Reply = (call, response) => {
  const newest = call.body.messages.at(-1)?.content.flatMap(({ text }) => text ?? []) ?? [];
  return says(newest.join('\n'))(call, response);
};

/** A reply that calls a tool, with or without words in front. */
export const uses =
  (name: string, input: object, words = '', extras: Extras = {}): Reply =>
  (call, response) => {
    // As Bedrock's, no two ids of a conversation are the same.
    const toolUse = { toolUseId: `use-${call.body.messages.length}`, name, input: input as never };
    const blocks = [...(words === '' ? [] : [{ text: words }]), { toolUse }];
    return content(blocks, extras.stopReason ?? 'tool_use', extras.usage)(call, response);
  };

export const asksForSpecialist = (words = ''): Reply => uses('ask_for_specialist', { reason: 'It is hard.' }, words);

const NEUTRAL = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: 'none' };

/** The triage's forced tool, filled in with a neutral reading and what is given. */
export const reads = (reading: object = {}, extras: Extras = {}): Reply =>
  uses('record_reading', { ...NEUTRAL, ...reading }, '', extras);

export const refuses =
  (name: string, status = 429, message = 'Refused by the script.'): Reply =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
    response.end(JSON.stringify({ message }));
  };

export const throttles: Reply = refuses('ThrottlingException', 429, 'Too many requests.');

export const resets: Reply = (_, response) => void response.socket?.resetAndDestroy();

/** A body that is no JSON, under status 200. */
export const garbles: Reply = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"output": <html>');
};

/** Never answers; the connection ends with the server, or by the client's own time limit. */
export const hangs: Reply = () => {};

export const after =
  (gate: Promise<unknown>, reply: Reply): Reply =>
  async (call, response) => {
    await gate;
    await reply(call, response);
  };

export const late =
  (ms: number, reply: Reply): Reply =>
  async (call, response) => {
    await pause(ms);
    await reply(call, response);
  };
