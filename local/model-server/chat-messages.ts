import type OpenAI from 'openai';
import type { Block, ConverseRequest, ToolResult, ToolUse } from '../aws/bedrock/protocol/request.ts';
import type { Limitation } from './limitations.ts';

type ChatMessage = OpenAI.ChatCompletionMessageParam;

/**
 * The messages as chat completions have them: a result of a tool is a message of its own, and text beside it follows as the user's. Cache points and
 * reasoning are left out; guarded words are words. With `toolsInWords`, uses of tools and their results become text.
 */
export const toChatMessages = (
  { messages }: Pick<ConverseRequest, 'messages'>,
  system: string,
  known: ReadonlySet<Limitation>,
  toolsInWords: boolean,
): ChatMessage[] => {
  const said = messages.flatMap(({ role, content }): ChatMessage[] => {
    const text = textOf(toolsInWords ? content.map(inWords) : content);
    if (role === 'assistant')
      return ofAssistant(text, toolsInWords ? [] : content.flatMap(({ toolUse }) => toolUse ?? []));
    const results = toolsInWords ? [] : content.flatMap(({ toolResult }) => toolResult ?? []);
    return [...results.map(ofTool), ...(text === '' ? [] : [{ role: 'user' as const, content: text }])];
  });
  const joined = join(known.has('parallel_calls') ? oneCallEach(said) : said, known.has('alternation'));
  if (system === '') return joined;
  if (!known.has('system')) return [{ role: 'system', content: system }, ...joined];
  return join([{ role: 'user', content: system }, ...joined], false);
};

const textOf = (content: readonly Block[]): string =>
  content.flatMap(({ text, guardContent }) => text ?? guardContent?.text?.text ?? []).join('\n\n');

const inWords = (block: Block): Block => {
  const { toolUse: use, toolResult: result } = block;
  if (use) return { text: `(I looked this up with ${use.name}: ${JSON.stringify(use.input)})` };
  return result ? { text: `(What came back: ${resultText(result)})` } : block;
};

const resultText = ({ content, status }: ToolResult): string => {
  const text = content.map((part) => part.text ?? JSON.stringify(part.json ?? null)).join('\n');
  return status === 'error' ? `Error: ${text}` : text;
};

const ofTool = (result: ToolResult): ChatMessage => ({
  role: 'tool',
  tool_call_id: result.toolUseId,
  content: resultText(result),
});

const ofAssistant = (text: string, uses: readonly ToolUse[]): ChatMessage[] => {
  if (uses.length === 0) return text === '' ? [] : [{ role: 'assistant', content: text }];
  const tool_calls = uses.map(({ toolUseId, name, input }) => ({
    id: toolUseId,
    type: 'function' as const,
    function: { name, arguments: JSON.stringify(input ?? {}) },
  }));
  // Templates add to the content, so that it may not be null.
  return [{ role: 'assistant', content: text, tool_calls }];
};

/** Each call of a message in a message of its own, its result behind it. */
const oneCallEach = (messages: readonly ChatMessage[]): ChatMessage[] => {
  const results = new Map(
    messages.flatMap((message) => (message.role === 'tool' ? [[message.tool_call_id, message]] : [])),
  );
  return messages.flatMap((message): ChatMessage[] => {
    if (message.role === 'tool') return [];
    if (message.role !== 'assistant' || !message.tool_calls) return [message];
    return message.tool_calls.flatMap((call, at) => [
      { ...message, content: at === 0 ? (message.content ?? '') : '', tool_calls: [call] },
      ...(results.get(call.id) ? [results.get(call.id) as ChatMessage] : []),
    ]);
  });
};

/** Neighbours of one role become one message; with `strictly`, the user's words behind a result join it. */
const join = (messages: readonly ChatMessage[], strictly: boolean): ChatMessage[] => {
  const joined: ChatMessage[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    const isPlain = message.role === 'user' || (message.role === 'assistant' && !message.tool_calls);
    const takes =
      last?.role === message.role
        ? !('tool_calls' in last)
        : strictly && last?.role === 'tool' && message.role === 'user';
    if (last && isPlain && takes) {
      joined[joined.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` } as ChatMessage;
    } else joined.push(message);
  }
  return joined;
};
