import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelTier } from '../../../core/models/catalogue.ts';
import { isNote } from '../../../core/turn/context/notes.ts';
import type { Block, ConverseRequest } from '../../../local/aws/bedrock/protocol/request.ts';

/** One recorded Converse call. */
export interface RecordedCall {
  readonly tier: ModelTier;
  readonly modelId: string;
  readonly body: ConverseRequest;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How the scripted Bedrock answers a call. */
export type Reply = (call: RecordedCall, response: ServerResponse) => void | Promise<void>;

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
}

export interface Extras {
  readonly stopReason?: string;
  /** The reported usage; by default estimated at four bytes a token. */
  readonly usage?: Usage;
}

const count = (value: unknown): number => Math.ceil(Buffer.byteLength(JSON.stringify(value ?? '')) / 4);

/** A reply with the given blocks. */
export const content =
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

/** A reply with text; an empty text makes a reply without a block. */
export const says = (text: string, { stopReason = 'end_turn', usage }: Extras = {}): Reply =>
  content(text === '' ? [] : [{ text }], stopReason, usage);

/** Replies with the customer's newest text, without notes. */
export const repeats: Reply = (call, response) => {
  const newest = call.body.messages.at(-1)?.content.flatMap(({ text }) => text ?? []) ?? [];
  return says(newest.filter((text) => !isNote(text)).join('\n'))(call, response);
};

/** A reply that calls a tool, with or without text before it. */
export const uses =
  (name: string, input: object, words = '', extras: Extras = {}): Reply =>
  (call, response) => {
    // Unique in the conversation, as Bedrock's ids are.
    const toolUse = { toolUseId: `use-${call.body.messages.length}`, name, input: input as never };
    const blocks = [...(words === '' ? [] : [{ text: words }]), { toolUse }];
    return content(blocks, extras.stopReason ?? 'tool_use', extras.usage)(call, response);
  };

export const asksForSpecialist = (words = ''): Reply => uses('ask_for_specialist', { reason: 'It is hard.' }, words);

export const asksForPerson = (reason: string, words = ''): Reply => uses('ask_for_person', { reason }, words);

const NEUTRAL = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: 'none' };

/** A call of the triage's forced tool: a neutral reading with the given changes. */
export const reads = (reading: object = {}, extras: Extras = {}): Reply =>
  uses('record_reading', { ...NEUTRAL, ...reading }, '', extras);

/** Readings of the triage model: of every message as neutral, and of a reply to a proposal as `reading`, which `words` of it bear out. */
export const readsReply =
  (reading: string, words = ''): Reply =>
  (call, response) => {
    const forced = call.body.toolConfig?.toolChoice?.tool?.name ?? '';
    const reply = forced === 'record_reading' ? reads() : uses(forced, { reading, words });
    return reply(call, response);
  };

export const refuses =
  (name: string, status = 429, message = 'Refused by the script.'): Reply =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
    response.end(JSON.stringify({ message }));
  };

export const throttles: Reply = refuses('ThrottlingException', 429, 'Too many requests.');

export const resets: Reply = (_, response) => void response.socket?.resetAndDestroy();

/** A body that is not JSON, with status 200. */
export const garbles: Reply = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"output": <html>');
};

/** Never answers; the connection ends with the server, or by the client's timeout. */
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
