import { StringDecoder } from 'node:string_decoder';

/**
 * The data of the event that answers the JSON-RPC request with that id, in a stream of server-sent events. It is returned as soon as it
 * arrives, because a server need not end the stream. Null if the stream ends without it.
 */
export const answerInEvents = async (chunks: AsyncIterable<Buffer>, id: unknown): Promise<string | null> => {
  for await (const event of eventsIn(chunks)) {
    const data = dataOf(event);
    if (data !== '' && isAnswer(data, id)) return data;
  }
  return null;
};

const BETWEEN = /\r\n\r\n|\n\n|\r\r/;
const LONGEST_BETWEEN = 4;

/** The last event may lack a blank line. Chunks are only joined when an event is complete, so that a long event takes linear time. */
async function* eventsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let end = '';
  for await (const chunk of chunks) {
    const piece = decoder.write(chunk);
    pieces.push(piece);
    const ends = BETWEEN.test(end + piece);
    end = (end + piece).slice(1 - LONGEST_BETWEEN);
    if (!ends) continue;
    const events = pieces.join('').split(BETWEEN);
    end = events.pop() ?? '';
    pieces = [end];
    yield* events;
  }
  yield pieces.join('');
}

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
