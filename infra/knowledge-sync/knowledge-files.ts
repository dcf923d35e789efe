import { createHash } from 'node:crypto';
import type { KnowledgePart, Playbook } from '../../core/playbook/playbook.ts';

/** Ends the name of the file that has a document's attributes, as Bedrock looks for it. */
const ATTRIBUTES = '.metadata.json';

/** A file for the bucket; its key is below the playbook's folder. */
export interface KnowledgeFile {
  readonly key: string;
  readonly text: string;
}

export const isAttributes = ({ key }: { readonly key: string }): boolean => key.endsWith(ATTRIBUTES);

/**
 * A document for each part, and beside it the attributes by which passages are filtered and cited. A name holds the hash of what both
 * say, so that a listing of names tells what differs, whatever the bucket is encrypted with.
 */
export const knowledgeFiles = ({ name: playbook, knowledge }: Playbook): KnowledgeFile[] => {
  const files = knowledge.flatMap((part): [string, KnowledgeFile][] => {
    const { source, heading } = part;
    const text = `# ${heading}\n\n${part.text}\n`;
    const attributes = `${JSON.stringify({ metadataAttributes: { playbook, source, heading } })}\n`;
    const key = `${source}/${slug(part)}-${hash(text + attributes)}.md`;
    return [key, key + ATTRIBUTES].map((each, at) => [each, { key: each, text: at === 0 ? text : attributes }]);
  });
  // Two parts that say the same are one.
  return [...new Map(files).values()];
};

/** For people who look into the bucket. */
const slug = ({ heading }: KnowledgePart): string => {
  const words = heading
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['part'];
  return words.join('-').slice(0, 40);
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
