import { describe, expect, it } from 'vitest';
import { profileToolOf } from '../../../../../core/tools/policy/profile-tool.ts';
import { anOffer } from '../../../../support/values.ts';

const SOURCE = { tool: 'crm.who', fields: ['name'] };
const who = (over = {}) => anOffer({ server: 'crm', tool: 'who', ...over });

describe('profileToolOf', () => {
  it.each([
    ['a read with an argument for the customer', {}, true],
    ['a read of a server that gets the customer in a token', { identity: null, unbound: true }, true],
    ['a read that tells everybody the same', { identity: null }, false],
    ['a write', { writes: true }, false],
    ['a tool of another server', { server: 'store' }, false],
  ])('for %s', (_, over, usable) => {
    const tool = who(over);
    expect(profileToolOf(SOURCE, [anOffer(), tool])).toEqual(usable ? tool : null);
  });
});
