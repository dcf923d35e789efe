import { describe, expect, it } from 'vitest';
import { DELIVERY_MUTANTS } from '../eval/mutants/delivery-mutants.ts';
import { runMutant } from '../eval/mutants/run-mutant.ts';

const DELIVERIES = 'test/support/deliveries/main.ts';

describe('the promises to receivers', () => {
  it('hold without a mistake', async () => {
    expect(await runMutant('', [DELIVERIES])).toEqual({ exitCode: 0, output: '' });
  });

  it.each(DELIVERY_MUTANTS)('are broken without $without, and no other than its own', async ({ without, breaks }) => {
    expect(await runMutant(without, [DELIVERIES])).toEqual({ exitCode: 1, output: `broken: ${breaks}\n` });
  });
});
