import { DEFAULT_MODELS, findModel, type ModelTier } from '../../core/models/catalogue.ts';
import { ASSUMED } from './assumptions.ts';
import type { ModelCounts, Scenario } from './counts.ts';
import { each, type Line, round } from './line.ts';

/** Which tier a model serves by default. */
const tierOf = ({ model }: Pick<ModelCounts, 'model'>): ModelTier => {
  const [tier] = Object.entries(DEFAULT_MODELS).find(([, id]) => id === model) ?? [];
  if (!tier) throw new Error(`${model} serves no tier.`);
  return tier as ModelTier;
};

/** A line for each model. */
export const modelLines = (run: Scenario): Line[] =>
  (['triage', 'fast', 'strong'] as const).flatMap((tier) =>
    run.models
      .filter((use) => tierOf(use) === tier)
      .map((use): Line => {
        const row = findModel(use.model);
        if (!row) throw new Error(`${use.model} is not in core/models/catalogue.ts.`);
        const { input, output, cacheRead, cacheWrite } = row.price;
        const microUsd =
          use.input * input + use.output * output + use.cacheRead * cacheRead + use.cacheWrite * cacheWrite;
        const tokens = `${round(use.input / use.calls)} in, ${round(use.output / use.calls)} out`;
        const aTurn = `${round(each(use.calls, run), 2)} calls of ${tokens}`;
        return { group: 'models', what: `${row.name}, ${tier}`, aTurn, usd: each(microUsd, run), verified: true };
      }),
  );

/** Milliseconds for which a turn waits for the models that answer it, and for all models. */
export const waits = (run: Scenario) => {
  const ms = (use: ModelCounts) => use.calls * ASSUMED.modelMs[tierOf(use)];
  const sum = (uses: readonly ModelCounts[]) => uses.reduce((all, use) => all + ms(use), 0);
  return {
    answers: each(sum(run.models.filter((use) => tierOf(use) !== 'triage')), run),
    all: each(sum(run.models), run),
  };
};
