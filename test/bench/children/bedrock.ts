import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../../local/http/listen.ts';
import { serveParent } from '../child.ts';

/** The constant latency of every model, so that the rest of a turn's time is its own. */
const DELAY_MS = 20;

const ANSWER =
  'Thank you for telling me about your order. I can see how annoying it is to wait for a parcel that should have been there on ' +
  'Tuesday. The carrier usually needs two more working days after such a delay. If it has not arrived by then, write to me again ' +
  'with the order number, and I will make sure that you are sent a new one.';
const READING = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: 'none' };

/** Since the last reading: calls, bytes of their bodies, and the longest time from a request's last byte to its answer. */
let seen = { calls: 0, bytes: 0, longestMs: 0 };

const reply = (forced: boolean, bytes: number): object => ({
  output: {
    message: {
      role: 'assistant',
      content: forced
        ? [{ toolUse: { toolUseId: 'tooluse_1', name: 'record_reading', input: READING } }]
        : [{ text: ANSWER }],
    },
  },
  stopReason: forced ? 'tool_use' : 'end_turn',
  usage: { inputTokens: Math.ceil(bytes / 5), outputTokens: 80, totalTokens: Math.ceil(bytes / 5) + 80 },
  metrics: { latencyMs: DELAY_MS },
});

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Bodies are not parsed, because parsing long ones would slow the model down. */
const server = createServer(async (request, response) => {
  // The one-machine run asks whether an endpoint answers.
  if (request.method === 'HEAD') return void response.writeHead(404).end();
  const body = await read(request);
  const began = performance.now();
  const text = JSON.stringify(reply(body.includes('"toolChoice"'), body.length));
  await pause(DELAY_MS);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
  const longestMs = Math.max(seen.longestMs, performance.now() - began);
  seen = { calls: seen.calls + 1, bytes: seen.bytes + body.length, longestMs };
});
const url = listen(server).then((port) => `http://127.0.0.1:${port}`);

const commands = {
  url: () => url,
  seen: () => {
    const last = seen;
    seen = { calls: 0, bytes: 0, longestMs: 0 };
    return last;
  },
};
export type BedrockCommands = typeof commands;
serveParent(commands);
