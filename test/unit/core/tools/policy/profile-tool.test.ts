import { describe, expect, it } from 'vitest';
import { profileToolOf } from '../../../../../core/tools/policy/profile-tool.ts';
import { anOffer } from '../../../../support/values.ts';

const SOURCE = { tool: 'crm.who', fields: ['name'] };
const ALONE = { type: 'object', properties: {}, required: [] };
const who = (over = {}) => anOffer({ server: 'crm', tool: 'who', inputSchema: ALONE, ...over });

describe('profileToolOf', () => {
  it.each([
    ['a read with an argument for the customer', {}],
    ['a read of a server that gets the customer in a token', { identity: null, unbound: true }],
    ['a read with an optional argument', { inputSchema: { ...ALONE, properties: { locale: {} } } }],
  ])('is %s', (_, over) => {
    const tool = who(over);
    expect(profileToolOf(SOURCE, [anOffer(), tool])).toBe(tool);
  });

  it.each([
    ['a read that tells everybody the same', { identity: null }, /no argument identifies the customer/],
    ['a write', { writes: true }, /does not declare that it only reads/],
    ['a tool of another server', { server: 'store' }, /no server offers it/],
    ['a read of one of many things', { inputSchema: anOffer().inputSchema }, /other arguments than the customer: id$/],
  ])('says why it is not %s', (_, over, why) => {
    expect(profileToolOf(SOURCE, [anOffer(), who(over)])).toMatch(why);
  });
});
