import { isAttributes, type KnowledgeFile } from './knowledge-files.ts';

/**
 * A marker that is in the bucket from the first change until an ingestion of all changes has started. It tells the next sync that this
 * one was interrupted. Bedrock ignores an attributes file without a document of that name.
 */
export const PENDING: KnowledgeFile = { key: 'pending.metadata.json', text: '{"metadataAttributes":{}}\n' };

export interface Plan {
  /** Batches to write in order: attributes come before their documents. */
  readonly put: readonly (readonly KnowledgeFile[])[];
  /** Batches of keys to delete in order: documents go before their attributes. */
  readonly remove: readonly (readonly string[])[];
  /** Whether an earlier sync left changes that were not ingested. */
  readonly pending: boolean;
}

/** The changes that bring a folder with the keys `there` in line with the files. */
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
