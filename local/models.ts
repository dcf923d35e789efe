import * as z from 'zod/mini';
import { readEnvironment, variable } from '../core/config/environment.ts';
import { readModelChoices } from '../core/config/models.ts';
import { chooseModels, findModel, type ModelChoice, type ModelTier } from '../core/models/catalogue.ts';

export type Choices = Record<ModelTier, ModelChoice>;

/** Prefix of the stand-in's model id. The rest is the model whose prices and request checks apply. */
export const STAND_IN = 'stand-in/';

const FREE = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/**
 * Describes the models of the user's own server, by their names on it. They cost nothing. Their limitations are learned
 * from their replies.
 */
export const serverModels = (names: Readonly<Record<ModelTier, string>>): Choices => {
  const named = (id: string): ModelChoice => ({
    like: 'us.meta.llama4-maverick-17b-instruct-v1:0',
    id,
    name: id,
    price: FREE,
    takes: {
      tools: true,
      forcedTool: true,
      promptCache: null,
      sampling: true,
      greedyTools: false,
      thinking: 'never',
      prefill: false,
      schemaDefs: false,
    },
  });
  return { triage: named(names.triage), fast: named(names.fast), strong: named(names.strong) };
};

/** The user's `MODELS`, completed by the defaults. */
export const chosenModels = (json?: string): Choices =>
  readEnvironment(z.object({ MODELS: choices }), { MODELS: json || '{}' }).MODELS;

const choices = variable((json) => {
  const read = readModelChoices(json);
  chooseModels(read);
  return read;
});

/**
 * Replaces the model of each tier with the stand-in. Receipts name the stand-in, and count the cost as if the model had
 * answered.
 */
export const standInModels = (choices: Choices): Choices => {
  const standIn = (choice: ModelChoice): ModelChoice => {
    const row = typeof choice === 'string' ? { like: choice, id: choice, name: findModel(choice)?.name } : choice;
    return { ...row, id: `${STAND_IN}${row.id}`, name: `stand-in, cost as if ${row.name ?? row.id}` };
  };
  return { triage: standIn(choices.triage), fast: standIn(choices.fast), strong: standIn(choices.strong) };
};
