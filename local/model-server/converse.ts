import type OpenAI from 'openai';
import type { KnownLimitations } from '../../core/models/limitations.ts';
import type { AnswerConverse } from '../aws/bedrock/converse-server.ts';
import { readRequest } from '../aws/bedrock/protocol/read-request.ts';
import type { ConverseRequest } from '../aws/bedrock/protocol/request.ts';
import { failureOf, mayBeLimitation, refusalOf } from './chat-failure.ts';
import { asksForJson, forcedTool, toChatRequest } from './chat-request.ts';
import { readReply, toConverseReply } from './converse-reply.ts';
import { type ChatRequest, type Limitation, limitationOf } from './limitations.ts';
import type { ToolCalls } from './tool-calls.ts';

type Choice = OpenAI.ChatCompletion.Choice;

export interface ModelServer {
  readonly client: OpenAI;
  readonly url: string;
  /** Milliseconds after which a completion times out. */
  readonly timeoutMs: number;
  readonly known: KnownLimitations<Limitation>;
}

interface Completed {
  readonly respected: ReadonlySet<Limitation>;
  readonly sent: ChatRequest;
  readonly completion: OpenAI.ChatCompletion;
  readonly choice: Choice;
}

/** Answers `Converse` with the models of a server. Limitations are learned from errors and replies, and worked around. */
export const converseWith =
  (server: ModelServer): AnswerConverse =>
  async ({ modelId: model, request: body, signal }) => {
    const request = readRequest(body);
    for (;;) {
      const { respected, sent, completion, choice } = await complete(server, model, request, signal);
      const calls = readReply(request, choice);
      const shown = limitationShown(request, respected, choice, calls);
      if (shown === undefined) return toConverseReply(sent, completion, choice, calls);
      server.known.add(model, shown);
    }
  };

/** Requests one completion. An error that a limitation explains is followed by a request that respects it. Throws a `Refusal`. */
export const complete = (
  { client, url, timeoutMs, known }: ModelServer,
  model: string,
  request: ConverseRequest,
  signal: AbortSignal,
): Promise<Completed> => {
  const call = async (respected: ReadonlySet<Limitation>): Promise<Completed> => {
    const sent = toChatRequest(model, request, respected);
    const completion = await client.chat.completions.create(sent, { signal, timeout: timeoutMs });
    return { respected, sent, completion, choice: choiceOf(completion) };
  };
  return known
    .respecting(model, call, (error, respected) => {
      const failure = failureOf(error);
      const sent = toChatRequest(model, request, respected);
      return mayBeLimitation(failure) ? limitationOf(failure.message, sent, respected) : undefined;
    })
    .catch((error: unknown) => {
      throw refusalOf(failureOf(error), model, url);
    });
};

/** Some servers answer 200 with an error in the body. */
const choiceOf = (completion: OpenAI.ChatCompletion): Choice => {
  const { choices, error } = completion as Partial<OpenAI.ChatCompletion> & { error?: { message?: string } };
  const choice = choices?.[0];
  if (choice?.message) return choice;
  throw new Error(error?.message ?? 'the response has no message');
};

/** Limitations that only a reply shows: the model thinks past its limit, or did not call the forced tool. */
const limitationShown = (
  request: ConverseRequest,
  known: ReadonlySet<Limitation>,
  choice: Choice,
  { uses, text }: ToolCalls,
): Limitation | undefined => {
  if (uses.length > 0) return undefined;
  const isCut = choice.finish_reason === 'length' && text === '';
  if (isCut && !known.has('thinking')) return 'thinking';
  const isIgnored = forcedTool(request) !== undefined && !asksForJson(request, known);
  return isIgnored && choice.finish_reason !== 'content_filter' ? 'forced_tool' : undefined;
};
