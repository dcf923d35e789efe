import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { late, refuses, says } from '../../support/bedrock/bedrock-replies.ts';
import { accessibilityProblems } from '../../support/browser/accessibility.ts';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { type OpenPage, openPage } from '../../support/browser/open-page.ts';
import { startWorld, type Talk, type World } from '../../support/world.ts';

const SECRET = 'Where is my blue kettle?';

let world: World;
let browser: Browser;
let talk: Talk;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  talk = world.talk({
    fast: [says('It is on its way.'), late(200, refuses('ValidationException', 400))],
    strong: [late(200, says('It comes tomorrow.'))],
  });
  await talk.ask(SECRET);
  await talk.ask(SECRET);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** In the browser: the drawing's height, and the size of its smallest letters as they are shown. */
const SIZES = `(() => {
  const drawing = document.querySelector('.machine');
  const { width, height } = drawing.getBoundingClientRect();
  const sizes = [...drawing.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize));
  return { letters: (Math.min(...sizes) * width) / drawing.viewBox.baseVal.width, height };
})()`;

const hashOf = (customer: string, conversation: string) => `/console#/trace/${customer}/${conversation}`;
const open = async (opened: OpenPage, customer = talk.id.customer, conversation = talk.id.conversation) => {
  await opened.page.goto(new URL(hashOf(customer, conversation), world.url).href);
  await opened.page.waitForSelector('article, .empty');
};
const rowsOf = (page: Page) => page.locator('.wf tbody tr').allInnerTexts();

describe('the trace of a turn', () => {
  it.each([
    [1440, false],
    [768, true],
    [390, true],
    [390, false],
  ])('is whole and accessible at %i px, dark: %s, without anybody’s words', async (width, dark) => {
    await using opened = await openPage(browser, { width, dark });
    const { page, problems } = opened;
    await open(opened);
    expect((await rowsOf(page)).join('\n')).toMatch(/InvokeModel[\s\S]*failed: ModelRefused/);
    expect(await page.getByText('The fast tier failed. The strong tier answered.').count()).toBe(1);
    await page.getByText('The same as text').click();
    expect(await page.getByText('OtherTier? went on to FallBackToStrong.').count()).toBe(1);
    expect(await page.innerText('body')).not.toContain(SECRET);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(problems).toEqual([]);
  });

  it('is drawn with letters of at least 11 px on a phone, and not higher than 1,400 px', async () => {
    await using opened = await openPage(browser, { width: 390 });
    await open(opened);
    const { letters, height } = (await opened.page.evaluate(SIZES)) as { letters: number; height: number };
    expect(letters).toBeGreaterThanOrEqual(11);
    expect(height).toBeLessThanOrEqual(1400);
  });

  it('and its case fit a phone with the longest ids that a customer can choose', async () => {
    const long = { customer: 'W'.repeat(128), conversation: 'M'.repeat(128) };
    await world.talk({}, long).ask(SECRET);
    await using opened = await openPage(browser, { width: 390 });
    const { page } = opened;
    await open(opened, long.customer, long.conversation);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.goto(new URL(`/console#/case/${long.customer}/${long.conversation}`, world.url).href);
    const name = page.locator('.by b').first();
    await name.waitFor();
    expect(await name.evaluate((its) => (its as unknown as { offsetWidth: number }).offsetWidth)).toBeLessThan(390);
  });

  it('is found by its ids with the keyboard, and leads to the turn before', async () => {
    await using opened = await openPage(browser);
    const { page, problems } = opened;
    await page.goto(new URL('/console#/trace', world.url).href);
    await page.getByRole('textbox', { name: 'Customer' }).fill(talk.id.customer);
    await page.getByRole('textbox', { name: 'Conversation' }).fill(talk.id.conversation);
    await page.keyboard.press('Enter');
    const turns = page.getByRole('navigation', { name: 'Turns of the conversation' }).getByRole('link');
    await expect.poll(() => turns.count()).toBe(2);
    await turns.nth(1).press('Enter');
    await expect.poll(() => turns.nth(1).getAttribute('aria-current')).toBe('page');
    expect((await rowsOf(page)).join('\n')).not.toContain('failed');
    expect(problems).toEqual([]);
  });
});

describe('a trace that is not there', () => {
  it('says so for a conversation that does not exist, and for a turn of another one', async () => {
    await using opened = await openPage(browser);
    await open(opened, 'nobody', 'c-1');
    expect(await opened.page.innerText('main')).toContain('No such conversation');
    await open(opened, talk.id.customer, `${talk.id.conversation}/1700000000000-a`);
    await expect.poll(() => opened.page.innerText('main')).toContain('No such turn');
    await opened.page.getByText('Show its newest turn').click();
    await opened.page.waitForSelector('article');
    expect(await accessibilityProblems(opened.page)).toEqual([]);
  });

  it('says that there is no connection, and loads when it is back', async () => {
    await using opened = await openPage(browser);
    const { page, context } = opened;
    await open(opened, 'nobody', 'c-1');
    await context.setOffline(true);
    const hash = hashOf(talk.id.customer, talk.id.conversation).replace('/console', '');
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await expect.poll(() => page.innerText('main')).toContain('You are offline');
    await context.setOffline(false);
    await page.waitForSelector('article');
  });
});
