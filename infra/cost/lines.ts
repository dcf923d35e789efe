import { callLines, functionLines, workflowLines } from './compute-lines.ts';
import type { Scenario } from './counts.ts';
import { logLines, tableLines } from './kept-lines.ts';
import type { Line } from './line.ts';
import { modelLines } from './model-lines.ts';

/** Every line that grows with the turns. */
export const linesOf = (run: Scenario): Line[] =>
  [modelLines, callLines, workflowLines, functionLines, tableLines, logLines].flatMap((lines) => lines(run));

export const total = (lines: readonly Line[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);
