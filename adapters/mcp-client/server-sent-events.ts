import { createParser } from 'eventsource-parser';
import { fromJson, recordOf } from '../../core/text/json.ts';

/**
 * The data of the event that answers the JSON-RPC request with that id, in a stream of server-sent events. It is returned as soon as it
 * arrives, because a server need not end the stream. Null if the stream ends without it.
 */
export const answerInEvents = async (chunks: AsyncIterable<Buffer>, id: unknown): Promise<string | null> => {
  let answer: string | null = null;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (isAnswer(data, id)) answer ??= data;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (answer !== null) return answer;
  }
  // The last event may lack a blank line.
  parser.feed('\n\n');
  return answer;
};

const isAnswer = (data: string, id: unknown): boolean => {
  const message = recordOf(fromJson(data));
  return message.id === id && ('result' in message || 'error' in message);
};
