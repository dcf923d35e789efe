import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Totals } from './report.ts';
import { DIMENSIONS } from './score.ts';

const Baseline = z.record(z.enum(DIMENSIONS), z.tuple([z.int(), z.int()]));

/**
 * Returns the path of the baseline of a playbook and its models. It is beside the golden conversations, so that it is
 * committed with them.
 */
export const baselineFile = (folder: string, models: readonly string[]): string =>
  join(folder, 'golden', 'baseline', `${models.join('_').replaceAll(/[^A-Za-z0-9._-]/g, '-')}.json`);

/** Returns the totals to compare a run with, or null if there are none yet. */
export const readBaseline = (file: string): Totals | null => {
  if (!existsSync(file)) return null;
  try {
    return Baseline.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} is not a baseline: delete it, or replace it with --write-baseline.`);
  }
};

export const writeBaseline = (file: string, totals: Totals): void => {
  const rows = Object.entries(totals).map(([dimension, [held, of]]) => `  "${dimension}": [${held}, ${of}]`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `{\n${rows.join(',\n')}\n}\n`);
};
