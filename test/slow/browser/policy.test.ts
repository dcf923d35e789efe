import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../../local/stack.ts';
import { accessibilityProblems } from '../../support/browser/accessibility.ts';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openPage } from '../../support/browser/open-page.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ port: 0, environment: {} }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

describe.each(['/', '/chat', '/console', '/console#/trace', '/console#/settings'])('%s', (path) => {
  it.each([1440, 320])('opens without an error, a violation of its policy or an overflow at %i px', async (width) => {
    await using opened = await openPage(browser, { width });
    await opened.page.goto(new URL(path, stack.url).href, { waitUntil: 'load' });
    await opened.page.waitForTimeout(300);
    expect(await accessibilityProblems(opened.page)).toEqual([]);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(opened.problems).toEqual([]);
  });
});
