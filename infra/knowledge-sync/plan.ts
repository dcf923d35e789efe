import { isAttributes, type KnowledgeFile } from './knowledge-files.ts';

export interface Plan {
  /** Batches to write in order: attributes come before their documents. */
  readonly put: readonly (readonly KnowledgeFile[])[];
  /** Batches of keys to delete in order: documents go before their attributes. */
  readonly remove: readonly (readonly string[])[];
}

/** The changes that bring a folder with the keys `there` in line with the files. */
export const planSync = (files: readonly KnowledgeFile[], there: ReadonlySet<string>): Plan => {
  const wanted = new Set(files.map(({ key }) => key));
  const missing = files.filter(({ key }) => !there.has(key));
  const gone = [...there].filter((key) => !wanted.has(key));
  const isDocument = (key: string) => !isAttributes({ key });
  return {
    put: [missing.filter(isAttributes), missing.filter(({ key }) => isDocument(key))],
    remove: [gone.filter(isDocument), gone.filter((key) => !isDocument(key))],
  };
};
