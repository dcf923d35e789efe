import { isAttributes, type KnowledgeFile } from './knowledge-files.ts';

/**
 * Stands in the bucket from the first change until an ingestion has taken all changes in: a sync that was broken off in between is known
 * by it. Bedrock ignores attributes without a document of that name.
 */
export const PENDING: KnowledgeFile = { key: 'pending.metadata.json', text: '{"metadataAttributes":{}}\n' };

export interface Plan {
  /** What to write, and in which order: no document is ever there without its attributes. */
  readonly put: readonly (readonly KnowledgeFile[])[];
  /** Keys to delete, and in which order. */
  readonly remove: readonly (readonly string[])[];
  /** Whether an earlier sync left changes that were not ingested. */
  readonly pending: boolean;
}

/** What makes the bucket's folder, which holds the keys `there`, that of the files. */
export const planSync = (files: readonly KnowledgeFile[], there: ReadonlySet<string>): Plan => {
  const wanted = new Set([PENDING.key, ...files.map(({ key }) => key)]);
  const missing = files.filter(({ key }) => !there.has(key));
  const gone = [...there].filter((key) => !wanted.has(key));
  const isDocument = (key: string) => !isAttributes({ key });
  return {
    put: [missing.filter(isAttributes), missing.filter((file) => !isAttributes(file))],
    remove: [gone.filter(isDocument), gone.filter((key) => !isDocument(key))],
    pending: there.has(PENDING.key),
  };
};
