import { describe, expect, it } from 'vitest';
import { caseHref, parseRoute, traceHref } from '../../../../../web/console/shell/route.ts';

describe('parseRoute', () => {
  it.each([
    ['', { screen: 'queue' }],
    ['#/', { screen: 'queue' }],
    ['#/nothing', { screen: 'queue' }],
    ['#/case/alice', { screen: 'queue' }],
    ['#/settings', { screen: 'settings' }],
    ['#/deliveries', { screen: 'deliveries' }],
    ['#/trace', { screen: 'trace', customer: '', conversation: '', turn: '' }],
    ['#/case/%E0%A4%A/c-1', { screen: 'case', customer: '%E0%A4%A', conversation: 'c-1', pane: 'case' }],
  ])('reads %s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each(['alice', 'ليلى منصور', 'a/b?c#d', 'visitor:1f'])('reads back what is written for %s', (customer) => {
    expect(parseRoute(caseHref(customer, 'c/1'))).toMatchObject({ customer, conversation: 'c/1', pane: 'case' });
    expect(parseRoute(caseHref(customer, 'c-1', 'customer'))).toMatchObject({ customer, pane: 'customer' });
    expect(parseRoute(traceHref(customer, 'c-1', '17-a'))).toMatchObject({ customer, turn: '17-a' });
    expect(parseRoute(traceHref(customer, 'c-1'))).toMatchObject({ conversation: 'c-1', turn: '' });
  });
});
