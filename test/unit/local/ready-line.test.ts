import { describe, expect, it } from 'vitest';
import { readyLine } from '../../../local/ready-line.ts';

const STACK = {
  url: 'http://127.0.0.1:3000/mcp',
  desk: 'http://127.0.0.1:3000/desk',
  shop: 'http://127.0.0.1:3001',
  crm: 'http://127.0.0.1:3002',
  issuer: null,
  answersFrom: 'a stand-in',
};
const parts = (stack: Partial<typeof STACK> | { shop: null; crm: null }) =>
  readyLine({ ...STACK, ...stack }).split(' | ');

describe('the ready line', () => {
  it('names every page', () => {
    expect(parts({})).toEqual(
      expect.arrayContaining([
        'look at it in a browser: http://127.0.0.1:3000/',
        'a shop with the chat in its corner: http://127.0.0.1:3001/',
        'a CRM, where a hand-off becomes a ticket: http://127.0.0.1:3002/',
        'the chat as a page: http://127.0.0.1:3000/chat',
        'the console of the team: http://127.0.0.1:3000/console',
        'the chat for your own pages: http://127.0.0.1:3000/widget.js',
      ]),
    );
  });

  it('names no shop and no CRM where there are none', () => {
    expect(parts({ shop: null, crm: null }).filter((part) => /shop|CRM/.test(part))).toEqual([]);
  });
});
