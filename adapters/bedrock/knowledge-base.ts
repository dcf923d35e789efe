import * as z from 'zod/mini';
import { Fault } from '../../core/errors/faults.ts';
import type { Knowledge, Passage } from '../../core/knowledge/knowledge.ts';
import { plainLine } from '../../core/text/plain-text.ts';
import type { Sigv4Post } from './sigv4-post.ts';

/** What `Retrieve` takes, in characters. Of a longer query its end, where most people ask. */
const MAX_QUERY = 1000;
/** Of a passage's heading and of its source, which whoever writes the attributes may make as long as they like. */
const MAX_NAME = 200;

export interface KnowledgeBase {
  readonly id: string;
  /** Only what has this name in its attribute `playbook` is searched. */
  readonly playbook: string;
}

/** A Bedrock Knowledge Base behind the port. Retrying is the state machine's business. */
export const bedrockKnowledgeBase = (post: Sigv4Post, { id, playbook }: KnowledgeBase): Knowledge => ({
  search: async (query, k) => {
    const filter = { equals: { key: 'playbook', value: playbook } };
    const { status, error, body } = await post(`/knowledgebases/${id}/retrieve`, {
      retrievalQuery: { text: lastCharacters(query, MAX_QUERY) },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: k, filter } },
    });
    if (error !== null) throw new Fault(faultOf(status), `Knowledge base ${id}: ${error}`);
    const { success, data } = Retrieved.safeParse(body);
    if (!success) throw new Fault('KnowledgeRefused', `Knowledge base ${id}: the answer is not that of Retrieve`);
    return data.retrievalResults.flatMap((result) => toPassage(result, id)).slice(0, k);
  },
});

/** A failed dependency and a conflict pass, as throttles do; a status of 0 is of the network. */
const BUSY: readonly number[] = [0, 408, 409, 424, 429];

const faultOf = (status: number) => (status >= 500 || BUSY.includes(status) ? 'KnowledgeBusy' : 'KnowledgeRefused');

const some = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

/** Of a result what counts here. Attributes are as `npm run knowledge:sync` writes them; documents of somebody else's may have others. */
const Result = z.object({
  content: some(z.object({ text: some(z.string()) })),
  location: some(z.record(z.string(), z.unknown())),
  metadata: some(z.record(z.string(), z.unknown())),
  score: some(z.number()),
});
const Retrieved = z.object({ retrievalResults: z.array(Result) });

/** Where a document came from, whatever kind its data source is of. */
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

/** Without half of a pair at the beginning. */
const lastCharacters = (query: string, most: number): string => query.slice(-most).replace(/^[\uDC00-\uDFFF]/, '');
