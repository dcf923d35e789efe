import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { models } from '../../../core/config/models.ts';
import type { Totals } from './report.ts';

/** Of what answers in this environment: the stand-in, or the models that write answers. */
export const baselineName = ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME, MODELS }: NodeJS.ProcessEnv): string => {
  if (!AWS_ENDPOINT_URL_BEDROCK_RUNTIME) return 'stand-in';
  const { fast, strong } = models.parse(MODELS ?? '{}');
  return `${fast.id}_${strong.id}`.replaceAll(':', '-');
};

const fileOf = (model: string): string => join(import.meta.dirname, '..', 'baseline', `${model}.json`);

/** The totals that a run is held against, or null when there are none of this model. */
export const readBaseline = (model: string): Totals | null =>
  existsSync(fileOf(model)) ? (JSON.parse(readFileSync(fileOf(model), 'utf8')) as Totals) : null;

/** The file that now holds these totals. */
export const writeBaseline = (model: string, totals: Totals): string => {
  const rows = Object.entries(totals).map(([dimension, [held, of]]) => `  "${dimension}": [${held}, ${of}]`);
  writeFileSync(fileOf(model), `{\n${rows.join(',\n')}\n}\n`);
  return fileOf(model);
};
