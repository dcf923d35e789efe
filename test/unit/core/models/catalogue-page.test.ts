import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUE, DEFAULT_MODELS } from '../../../../core/models/catalogue.ts';

const PAGE = readFileSync(new URL('../../../../docs/models.md', import.meta.url), 'utf8');

it('docs/models.md has the price and the default tier of every model', () => {
  const rows = CATALOGUE.map(({ id, name, price }) => {
    const tier = Object.entries(DEFAULT_MODELS).find(([, model]) => model === id)?.[0];
    return `| ${name} | \`${id}\` | ${price.input} | ${price.output} | ${tier ? `\`${tier}\` ` : ''}|`;
  });
  expect(PAGE.split('\n').filter((line) => /^\| .* \| `[a-z].*:\d|^\| Claude Sonnet/.test(line))).toEqual(rows);
});
