import type { ResourceKind } from './resources.ts';

export interface JsonResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** How long a client may cache the content. */
  readonly ttlMs: number;
  readonly content: () => object;
}

/** A JSON resource with one fixed URI and the same content for every caller. */
export const jsonResource = ({ uri, ttlMs, content, ...named }: JsonResource): ResourceKind => {
  const described = { ...named, mimeType: 'application/json' };
  return {
    templates: [],
    list: async (_, cursor) => ({ resources: cursor === undefined ? [{ uri, ...described }] : [] }),
    read: async (requested) =>
      requested === uri
        ? {
            contents: [{ uri, mimeType: described.mimeType, text: JSON.stringify(content(), null, 2) }],
            ttlMs,
            cacheScope: 'public',
          }
        : null,
  };
};
