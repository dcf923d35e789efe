import type { ResourceKind } from './resources.ts';

export interface JsonResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** How long a client may keep it. */
  readonly ttlMs: number;
  readonly content: () => object;
}

/** One resource of one address, as JSON, the same for every caller. */
export const jsonResource = ({ uri, ttlMs, content, ...named }: JsonResource): ResourceKind => {
  const described = { ...named, mimeType: 'application/json' };
  return {
    templates: [],
    list: async (_, cursor) => ({ resources: cursor === undefined ? [{ uri, ...described }] : [] }),
    read: async (asked) =>
      asked === uri
        ? {
            contents: [{ uri, mimeType: described.mimeType, text: JSON.stringify(content(), null, 2) }],
            ttlMs,
            cacheScope: 'public',
          }
        : null,
  };
};
