import { readFileSync } from 'node:fs';
import { timeLimits } from '../core/config/time-limits.ts';

/** The state machines: one answers a message, the other carries out an act at the desk. */
export type MachineName = 'conversation-turn' | 'desk-action';

/** Values for the definition's placeholders, which are written as `${Name}`. */
export interface Substitutions {
  readonly TurnFunctionArn: string;
  readonly ToolsFunctionArn: string;
}

/** A state machine's definition as in its file, with placeholders. */
export const definitionText = (machine: MachineName = 'conversation-turn'): string =>
  readFileSync(new URL(`./${machine}.asl.json`, import.meta.url), 'utf8');

/**
 * The parsed definition, with its placeholders replaced. The file holds the default time limits; `limits` replaces those of the execution and
 * of the tasks that call a model. Throws on a placeholder without a value.
 */
export const definition = (
  substitutions: Substitutions,
  limits = timeLimits(),
  name: MachineName = 'conversation-turn',
): object => {
  const text = definitionText(name).replaceAll(/\$\{(\w+)\}/g, (placeholder, wanted: string) => {
    const value = Object.entries(substitutions).find(([key]) => key === wanted)?.[1];
    if (value === undefined) throw new Error(`The state machine's definition has no value for ${placeholder}.`);
    return value;
  });
  const modelTasks = new Map([
    ['InvokeModel', limits.invokeModelTask],
    ['SuggestReply', limits.invokeModelTask],
    ['AnalyzeSentiment', limits.triageTask],
    ['ReadConsent', limits.triageTask],
  ]);
  const machine: object = JSON.parse(text, (key, value) =>
    modelTasks.has(key) ? { ...value, TimeoutSeconds: modelTasks.get(key) } : value,
  );
  return { ...machine, TimeoutSeconds: name === 'desk-action' ? limits.deskExecution : limits.execution };
};
