import type { Model, Settings } from '../results.ts';
import { WideTable } from './wide-table.tsx';

const PRICES = [
  ['Input', 'input'],
  ['Output', 'output'],
  ['From cache', 'cache_read'],
  ['Into cache', 'cache_write'],
] as const;

/** The model of each tier, and the others of the catalogue, with prices in dollars a million tokens. */
export const ModelsTable = ({ models: { tiers, catalogue } }: Pick<Settings, 'models'>) => {
  const used = Object.entries(tiers);
  const others = catalogue.filter(({ id }) => !used.some(([, model]) => model.id === id));
  return (
    <WideTable label="Models and prices">
      <caption class="small dim">Dollars for a million tokens.</caption>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Tier</th>
          {PRICES.map(([label]) => (
            <th scope="col" class="end" key={label}>
              {label}
            </th>
          ))}
          <th scope="col" class="end">
            Window
          </th>
        </tr>
      </thead>
      <tbody>
        {used.map(([tier, model]) => (
          <ModelRow key={tier} model={model} tier={tier} />
        ))}
        {others.map((model) => (
          <ModelRow key={model.id} model={model} tier={null} />
        ))}
      </tbody>
    </WideTable>
  );
};

const ModelRow = ({ model, tier }: { readonly model: Model; readonly tier: string | null }) => (
  <tr>
    <th scope="row" title={model.id}>
      {model.name}
    </th>
    <td>{tier === null ? <span class="dim">not used</span> : <span class="tag">{tier}</span>}</td>
    {PRICES.map(([label, of]) => (
      <td class="num end" key={label}>
        {price(model.usd_per_million_tokens[of])}
      </td>
    ))}
    <td class="num end">{model.context_window.toLocaleString('en')}</td>
  </tr>
);

const price = (usd: number): string => usd.toFixed(usd < 1 && usd > 0 ? 3 : 2);
