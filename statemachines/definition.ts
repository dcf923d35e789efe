import { readFileSync } from 'node:fs';
import { timeLimits } from '../core/config/time-limits.ts';

const FILE = new URL('./conversation-turn.asl.json', import.meta.url);

/** Values for the definition's placeholders, which are written as `${Name}`. */
export interface Substitutions {
  readonly TurnFunctionArn: string;
  readonly ToolsFunctionArn: string;
}

/** The state machine's definition as in the file, with placeholders. */
export const definitionText = (): string => readFileSync(FILE, 'utf8');

/**
 * The parsed definition, with its placeholders replaced. The file holds the default time limits; `limits` replaces those of the execution and
 * of the tasks that call a model. Throws on a placeholder without a value.
 */
export const definition = (substitutions: Substitutions, limits = timeLimits()): object => {
  const text = definitionText().replaceAll(/\$\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.entries(substitutions).find(([key]) => key === name)?.[1];
    if (value === undefined) throw new Error(`The state machine's definition has no value for ${placeholder}.`);
    return value;
  });
  const modelTasks = new Map([
    ['InvokeModel', limits.invokeModelTask],
    ['AnalyzeSentiment', limits.triageTask],
    ['ReadConsent', limits.triageTask],
  ]);
  const machine: object = JSON.parse(text, (key, value) =>
    modelTasks.has(key) ? { ...value, TimeoutSeconds: modelTasks.get(key) } : value,
  );
  return { ...machine, TimeoutSeconds: limits.execution };
};
