import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';

export const REVISIONS = ['2026-07-28', '2025-11-25'] as const;
export type Revision = (typeof REVISIONS)[number];

const require = createRequire(import.meta.url);
/** The folder of the installed official suite. */
export const SUITE = dirname(require.resolve('@modelcontextprotocol/conformance/package.json'));

const Requirements = z.object({
  server: z.array(z.string()),
  not_scored: z.array(z.object({ scenario: z.string(), leg: z.string(), reason: z.string() })),
});

export interface Scenario {
  readonly name: string;
  /** Whether it counts towards conformance; the others are newer than the revision, or no reference server passes them yet. */
  readonly required: boolean;
}

/** A revision's requirements of a server, as frozen in the suite, without optional extensions of the protocol. */
export const scenariosOf = (revision: Revision): readonly Scenario[] => {
  const text = readFileSync(join(SUITE, 'requirements', `${revision}.yaml`), 'utf8');
  const { server, not_scored } = Requirements.parse(parse(text));
  const others = not_scored.filter(({ leg, reason }) => leg === 'server' && reason !== 'extension');
  return [
    ...server.map((name) => ({ name, required: true })),
    ...others.map(({ scenario }) => ({ name: scenario, required: false })),
  ];
};
