import type { ServerResponse } from 'node:http';
import type { Message } from '../../infra/load/turn.ts';
import { aReceipt } from './receipt.ts';
import { greet, type RpcMessage, type RpcServer, startRpcServer } from './rpc-server.ts';

/** Returns the result of `chat_with_ai`, or undefined when it has written the response itself. */
export type AnswerMessage = (message: Message, response: ServerResponse, request: RpcMessage) => unknown;

export interface SupportServer extends RpcServer {
  readonly messages: readonly Message[];
}

/** A server whose `chat_with_ai` answers as the test says. */
export const startSupportServer = async (answer: AnswerMessage): Promise<SupportServer> => {
  const messages: Message[] = [];
  const server = await startRpcServer((request, _, response) => {
    if (greet(request, response)) return undefined;
    const { method, params = {} } = request;
    if (method !== 'tools/call') return { tools: [] };
    const message = params.arguments as Message;
    if (message.message === undefined) return toolError('INVALID', {});
    messages.push(message);
    return answer(message, response, request);
  });
  return { ...server, messages };
};

const result = (data: object, isError: boolean) => ({ content: [], structuredContent: data, isError });

export const answers = (...given: Parameters<typeof aReceipt>) => result(aReceipt(...given), false);

export const toolError = (code: string, details: object = {}) =>
  result({ code, message: `It is ${code}.`, retryable: false, ...details }, true);
