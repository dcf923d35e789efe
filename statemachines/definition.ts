import { readFileSync } from 'node:fs';
import { timeLimits } from '../core/config/time-limits.ts';

const FILE = new URL('./conversation-turn.asl.json', import.meta.url);

/** What the definition leaves open, by the names that stand in it as `${Name}`. */
export interface Substitutions {
  readonly TurnFunctionArn: string;
  readonly ToolsFunctionArn: string;
}

/** The state machine's definition as it stands in the file, with its `${…}` still open. */
export const definitionText = (): string => readFileSync(FILE, 'utf8');

/**
 * The definition with its functions named, parsed. The file holds the usual time limits; other limits replace those of the execution and of the tasks
 * that call a model. Throws on a name that nothing was given for.
 */
export const definition = (substitutions: Substitutions, limits = timeLimits()): object => {
  const text = definitionText().replaceAll(/\$\{(\w+)\}/g, (open, name: string) => {
    const value = Object.entries(substitutions).find(([key]) => key === name)?.[1];
    if (value === undefined) throw new Error(`Nothing stands for ${open} in the state machine's definition.`);
    return value;
  });
  const modelTasks = new Map([
    ['InvokeModel', limits.invokeModelTask],
    ['AnalyzeSentiment', limits.analyzeSentimentTask],
  ]);
  const machine: object = JSON.parse(text, (key, value) =>
    modelTasks.has(key) ? { ...value, TimeoutSeconds: modelTasks.get(key) } : value,
  );
  return { ...machine, TimeoutSeconds: limits.execution };
};
