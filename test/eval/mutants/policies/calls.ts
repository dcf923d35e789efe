import type { PlaybookTool } from '../../../../core/playbook/playbook.ts';
import { allowList, argumentNames, identity, knownCustomer, pruning, runAction } from '../modules.ts';
import { without } from '../mutant.ts';

const everyTool: PlaybookTool[] = Object.assign([], {
  find: () => ({ name: 'store.any', title: {}, preview: null, public: false }),
});

/** Policies for the tools that are called and their arguments. */
export const CALLS = [
  without(
    'the allow-list',
    ['calls', 'case'],
    allowList('isAllowed', () => () => true),
  ),
  without(
    'the allow-list at the time of consent',
    ['calls', 'outdated'],
    runAction(
      'runAction',
      (original) => (servers, playbook, clock) => original(servers, () => ({ ...playbook(), tools: everyTool }), clock),
    ),
  ),
  without(
    'the customer of a write',
    ['calls', 'list'],
    knownCustomer('knowsCustomer', (original) => (allowed, tool) => tool.writes || original(allowed, tool)),
  ),
  without(
    'the customer of a look-up',
    ['calls', 'case'],
    knownCustomer('knowsCustomer', (original) => (allowed, tool) => !tool.writes || original(allowed, tool)),
  ),
  without(
    'the binding of the customer',
    ['calls', 'case'],
    identity('bindIdentity', () => (args) => ({ ...args })),
  ),
  without(
    'the binding below the first level',
    ['calls', 'case'],
    identity('bindIdentity', (original) => (args, tool, customer) => {
      const flat = Object.entries(args).filter(([, value]) => typeof value !== 'object');
      return { ...args, ...original(Object.fromEntries(flat), tool, customer) };
    }),
  ),
  without(
    'the binding of other spellings',
    ['calls', 'case'],
    argumentNames('sameArgument', () => (one, other) => one === other),
  ),
  without(
    'the removal of undeclared arguments',
    ['calls', 'case'],
    pruning('pruneArguments', () => (_, value) => value),
  ),
  without(
    'the removal of undeclared arguments below the first level',
    ['calls', 'case'],
    pruning('pruneArguments', (original) => (schema, value) => {
      const kept = Object.keys(original(schema, value) as object);
      return Object.fromEntries(Object.entries(value as object).filter(([name]) => kept.includes(name)));
    }),
  ),
];
