import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUE, CATALOGUE_READ, DEFAULT_MODELS } from '../../../../core/models/catalogue.ts';

const PAGE = readFileSync(new URL('../../../../docs/models.md', import.meta.url), 'utf8');
const MOST_DAYS = 365;

it('docs/models.md has the price and the default tier of every model, and the date of the list', () => {
  const rows = CATALOGUE.map(({ id, name, price }) => {
    const tier = Object.entries(DEFAULT_MODELS).find(([, model]) => model === id)?.[0];
    return `| ${name} | \`${id}\` | ${price.input} | ${price.output} | ${tier ? `\`${tier}\` ` : ''}|`;
  });
  const [, table = ''] = PAGE.split(/^\| model \| id .*\n.*\n/m);
  expect(table.split('\n\n')[0]?.split('\n')).toEqual(rows);
  expect(PAGE).toContain(`read on ${CATALOGUE_READ}`);
});

it('the list of models and prices is at most a year old', () => {
  const days = Math.floor((Date.now() - Date.parse(CATALOGUE_READ)) / 86_400_000);
  const advice =
    `The catalogue was read ${days} days ago. Compare every row of core/models/catalogue.ts with the pages that docs/models.md ` +
    'names: its price, its features, and whether the model has reached its end of life. Then set CATALOGUE_READ.';
  expect(days, advice).toBeLessThanOrEqual(MOST_DAYS);
  expect(days, 'CATALOGUE_READ is in the future.').toBeGreaterThanOrEqual(-1);
});
