import type OpenAI from 'openai';
import type { Block, ConverseRequest, ToolResult, ToolUse } from '../aws/bedrock/protocol/request.ts';
import type { Limitation } from './limitations.ts';

type ChatMessage = OpenAI.ChatCompletionMessageParam;

/**
 * The messages in the form of chat completions: each tool result is a message of its own, and text beside it follows as the user's. Cache
 * points are left out; guarded text is sent as text. With `toolsInWords`, tool uses and their results become text.
 */
export const toChatMessages = (
  { messages }: Pick<ConverseRequest, 'messages'>,
  system: string,
  known: ReadonlySet<Limitation>,
  toolsInWords: boolean,
): ChatMessage[] => {
  const chat = messages.flatMap(({ role, content }): ChatMessage[] => {
    const text = textOf(toolsInWords ? content.map(inWords) : content);
    if (role === 'assistant')
      return ofAssistant(text, toolsInWords ? [] : content.flatMap(({ toolUse }) => toolUse ?? []));
    const results = toolsInWords ? [] : content.flatMap(({ toolResult }) => toolResult ?? []);
    return [...results.map(ofTool), ...(text === '' ? [] : [{ role: 'user' as const, content: text }])];
  });
  if (system === '') return chat;
  if (!known.has('system')) return [{ role: 'system', content: system }, ...chat];
  const [first, ...others] = chat;
  return [{ role: 'user', content: `${system}\n\n${first?.content ?? ''}` }, ...others];
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
  // The content may not be null, because templates append to it.
  return [{ role: 'assistant', content: text, tool_calls }];
};
