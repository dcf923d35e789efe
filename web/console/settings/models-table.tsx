import type { Model, Settings } from '../results.ts';

/** The model of each tier, and the catalogue, with prices in dollars a million tokens. */
export const ModelsTable = ({ models: { tiers, catalogue } }: Pick<Settings, 'models'>) => {
  const usedBy = (model: Model) =>
    Object.entries(tiers)
      .filter(([, { id }]) => id === model.id)
      .map(([tier]) => tier);
  return (
    <div class="wide-table">
      <table class="plain figures">
        <caption class="small dim">Prices in dollars for a million tokens.</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Tier</th>
            <th scope="col">Input</th>
            <th scope="col">Output</th>
            <th scope="col">From cache</th>
            <th scope="col">Into cache</th>
            <th scope="col">Window</th>
          </tr>
        </thead>
        <tbody>
          {catalogue.map((model) => (
            <tr key={model.id}>
              <th scope="row" title={model.id}>
                {model.name}
              </th>
              <td>
                {usedBy(model).map((tier) => (
                  <span class="tag" key={tier}>
                    {tier}
                  </span>
                ))}
              </td>
              <td class="num">{price(model.usd_per_million_tokens.input)}</td>
              <td class="num">{price(model.usd_per_million_tokens.output)}</td>
              <td class="num">{price(model.usd_per_million_tokens.cache_read)}</td>
              <td class="num">{price(model.usd_per_million_tokens.cache_write)}</td>
              <td class="num">{model.context_window.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const price = (usd: number): string => usd.toFixed(usd < 1 && usd > 0 ? 3 : 2);
