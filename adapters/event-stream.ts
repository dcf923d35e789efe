import { StringDecoder } from 'node:string_decoder';

/**
 * The data of the event in a stream of server-sent events that answers the JSON-RPC request of that id, as soon as it is there: a server
 * need not end the stream behind it. Null when the stream ends without one.
 */
export const answerInEvents = async (chunks: AsyncIterable<Buffer>, id: unknown): Promise<string | null> => {
  const decoder = new StringDecoder('utf8');
  let open = '';
  for await (const chunk of chunks) {
    const events = (open + decoder.write(chunk)).split(/\r\n\r\n|\n\n|\r\r/);
    open = events.pop() ?? '';
    const answer = events.map(dataOf).find((data) => isAnswer(data, id));
    if (answer !== undefined) return answer;
  }
  const last = dataOf(open);
  return isAnswer(last, id) ? last : null;
};

const dataOf = (event: string): string =>
  event
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).replace(/^ /, '')] : []))
    .join('\n');

const isAnswer = (data: string, id: unknown): boolean => {
  try {
    const message = JSON.parse(data) as Record<string, unknown>;
    return message.id === id && ('result' in message || 'error' in message);
  } catch {
    return false;
  }
};
