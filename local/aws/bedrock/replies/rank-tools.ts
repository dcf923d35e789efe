import type { Intent } from './intent.ts';
import type { ReadTool } from './tool-words.ts';
import { overlap } from './words.ts';

/** How well a tool fits what the customer wrote. */
export interface Ranked {
  readonly tool: ReadTool;
  /** Words of the message that the tool shares: 2 for one of its name, 1 for one of its description. */
  readonly fit: number;
  /** The same, where a word that few tools have weighs more than one that all have. */
  readonly rank: number;
}

/** The tools, best first; those that are equal stay in the order in which they are offered. */
export const rankTools = (
  tools: readonly ReadTool[],
  said: ReadonlySet<string>,
  { asks, may, own }: Intent,
): Ranked[] => {
  const weight = (has: (tool: ReadTool) => boolean): number => Math.log(1 + tools.length / tools.filter(has).length);
  return tools
    .map((tool) => {
      const named = overlap(tool.inName, said);
      const described = overlap(tool.inDescription, said).filter((word) => !named.includes(word));
      const asked = overlap(tool.asks, asks);
      const words = [
        ...named.map((word) => ({
          count: 2,
          of: weight(({ inName, inDescription }) => inName.has(word) || inDescription.has(word)),
        })),
        ...described.map((word) => ({
          count: 1,
          of: weight(({ inName, inDescription }) => inName.has(word) || inDescription.has(word)),
        })),
        ...overlap(tool.can, may).map((word) => ({ count: 1, of: weight((other) => other.can.has(word)) })),
        ...asked.map((word) => ({ count: 1, of: weight((other) => other.asks.has(word)) })),
      ];
      const owned = own && tool.own ? 1 : 0;
      return {
        tool,
        fit: words.reduce((sum, { count }) => sum + count, owned),
        rank: words.reduce((sum, { count, of }) => sum + count * of, owned),
      };
    })
    .sort((a, b) => b.rank - a.rank);
};
