import { readFileSync } from 'node:fs';

const FILE = new URL('./conversation-turn.asl.json', import.meta.url);

/** What the definition leaves open, by the names that stand in it as `${Name}`. */
export interface Substitutions {
  readonly TurnFunctionArn: string;
  readonly ToolsFunctionArn: string;
}

/** The state machine's definition as it stands in the file, with its `${…}` still open. */
export const definitionText = (): string => readFileSync(FILE, 'utf8');

/** The definition with its functions named, parsed. Throws on a name that nothing was given for. */
export const definition = (substitutions: Substitutions): object =>
  JSON.parse(
    definitionText().replaceAll(/\$\{(\w+)\}/g, (open, name: string) => {
      const value = Object.entries(substitutions).find(([key]) => key === name)?.[1];
      if (value === undefined) throw new Error(`Nothing stands for ${open} in the state machine's definition.`);
      return value;
    }),
  );
