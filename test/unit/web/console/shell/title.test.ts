import { expect, it } from 'vitest';
import { parseRoute } from '../../../../../web/console/shell/route.ts';
import { titleOf } from '../../../../../web/console/shell/title.ts';

it.each([
  [0, '#/queue', 'Frontdesk'],
  [3, '#/queue', '(3) Frontdesk'],
  [3, '#/case/alice/c-1', '(3) Frontdesk · alice'],
  [0, '#/settings', 'Frontdesk · Settings'],
  [0, '#/trace', 'Frontdesk · Trace'],
])('the title, with %i waiting at %s, is %s', (waiting, hash, title) => {
  expect(titleOf(waiting, parseRoute(hash))).toBe(title);
});
