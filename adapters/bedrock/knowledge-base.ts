import * as z from 'zod/mini';
import { Fault } from '../../core/errors/faults.ts';
import type { Knowledge, Passage } from '../../core/knowledge/knowledge.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import type { Sigv4Post } from '../aws/sigv4-post.ts';

/** Limit of `Retrieve`, in characters. Of a longer query the end is sent, because most people ask there. */
const MAX_QUERY = 1000;
/** Limit of a passage's heading and of its source, in characters. The attributes of documents have no limit. */
const MAX_NAME = 200;

export interface KnowledgeBase {
  readonly id: string;
  /** Only documents with this name in their attribute `playbook` are searched. */
  readonly playbook: string;
}

/** Knowledge in a Bedrock Knowledge Base. Retrying belongs to the state machine. */
export const bedrockKnowledgeBase = (post: Sigv4Post, { id, playbook }: KnowledgeBase): Knowledge => ({
  search: async (query, k) => {
    const filter = { equals: { key: 'playbook', value: playbook } };
    const { status, error, body } = await post(`/knowledgebases/${id}/retrieve`, {
      retrievalQuery: { text: lastCharacters(query, MAX_QUERY) },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: k, filter } },
    });
    if (error !== null) throw new Fault(faultOf(status), `Knowledge base ${id}: ${error}`);
    const { success, data } = Retrieved.safeParse(body);
    if (!success) throw new Fault('KnowledgeRefused', `Knowledge base ${id}: not a response of Retrieve`);
    return data.retrievalResults.flatMap((result) => toPassage(result, id)).slice(0, k);
  },
});

/** Statuses that a retry may resolve: 0 is a network error, 409 a conflict, 424 a failed dependency. */
const BUSY: readonly number[] = [0, 408, 409, 424, 429];

const faultOf = (status: number) => (status >= 500 || BUSY.includes(status) ? 'KnowledgeBusy' : 'KnowledgeRefused');

const some = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

/** The part of a result that is used. `npm run knowledge:sync` writes these attributes; other documents may have others. */
const Result = z.object({
  content: some(z.object({ text: some(z.string()) })),
  location: some(z.record(z.string(), z.unknown())),
  metadata: some(z.record(z.string(), z.unknown())),
  score: some(z.number()),
});
const Retrieved = z.object({ retrievalResults: z.array(Result) });

/** The location of a document, for every kind of data source. */
const Place = z.object({ uri: some(z.string()), url: some(z.string()), id: some(z.string()) });

const toPassage = ({ content, location, metadata, score }: z.infer<typeof Result>, id: string): Passage[] => {
  const text = content?.text ?? '';
  if (text.trim() === '') return [];
  const places = Object.values(location ?? {}).map((place) => Place.safeParse(place).data);
  const place = places.map((each) => each?.uri ?? each?.url ?? each?.id).find(Boolean);
  const source = words(metadata?.source) || words(fileName(place ?? '')) || id;
  return [{ source, heading: words(metadata?.heading), text, score: score ?? 0, fits: true }];
};

const words = (attribute: unknown): string => (typeof attribute === 'string' ? plainLine(attribute, MAX_NAME) : '');

const fileName = (place: string): string =>
  place
    .replace(/[?#].*/s, '')
    .split('/')
    .findLast(Boolean) ?? '';

/** Does not start with half a surrogate pair. */
const lastCharacters = (query: string, most: number): string => query.slice(-most).replace(/^[\uDC00-\uDFFF]/, '');
