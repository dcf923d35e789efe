import { createHash } from 'node:crypto';
import type { KnowledgePart, Playbook } from '../../core/playbook/playbook.ts';

/** The suffix by which Bedrock finds the file with a document's attributes. */
const ATTRIBUTES = '.metadata.json';

/** A file for the bucket; its key is relative to the playbook's folder. */
export interface KnowledgeFile {
  readonly key: string;
  readonly text: string;
}

export const isAttributes = ({ key }: { readonly key: string }): boolean => key.endsWith(ATTRIBUTES);

/**
 * One document for each part, and a file with the attributes by which passages are filtered and cited. A key contains the hash of both,
 * so that a listing shows what differs. ETags would not do: with KMS encryption they are not MD5 hashes.
 */
export const knowledgeFiles = ({ name: playbook, knowledge }: Playbook): KnowledgeFile[] => {
  const files = knowledge.flatMap((part): [string, KnowledgeFile][] => {
    const { source, heading } = part;
    const text = `# ${heading}\n\n${part.text}\n`;
    const attributes = `${JSON.stringify({ metadataAttributes: { playbook, source, heading } })}\n`;
    const key = `${source}/${slug(part)}-${hash(text + attributes)}.md`;
    return [key, key + ATTRIBUTES].map((each, at) => [each, { key: each, text: at === 0 ? text : attributes }]);
  });
  // Identical parts have the same key and become one document.
  return [...new Map(files).values()];
};

/** A readable part of the key, for people who browse the bucket. */
const slug = ({ heading }: KnowledgePart): string => {
  const words = heading
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['part'];
  return words.join('-').slice(0, 40);
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
