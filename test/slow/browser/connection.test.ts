import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../../support/browser/open-page.ts';
import { openChat, type PagesSystem, say, startPages } from '../../support/browser/pages-system.ts';

let system: PagesSystem;
beforeAll(async () => {
  system = await startPages({ BEDROCK_DELAY_MS: '1200' });
});
afterAll(() => system[Symbol.asyncDispose]());

/** Characters of a JWT's beginning. */
const TOKEN = 'eyJ';

describe('the chat', () => {
  it('shows a sign of life, and the answer after a reload in the middle, once', async () => {
    await using shop = await system.customer('Robin Hale');
    const { page } = shop;
    await say(page, 'What is your return policy?');
    await page
      .getByText(/The assistant is writing/)
      .first()
      .waitFor();
    await page.reload();
    await openChat(page);
    await page.getByRole('button', { name: 'This helped', exact: true }).waitFor({ timeout: 20_000 });
    expect(await page.getByText('What is your return policy?', { exact: true }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'This helped', exact: true }).count()).toBe(1);
    expect(shop.problems).toEqual([]);
  });

  it('keeps a message that was written offline, and sends it once when the connection is back', async () => {
    await using shop = await system.customer('Bob');
    const { page, context } = shop;
    await context.setOffline(true);
    await say(page, 'Do you have a kettle?');
    await page.getByText('You are offline.').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'This helped', exact: true }).waitFor({ timeout: 20_000 });
    expect(await page.getByText('Do you have a kettle?', { exact: true }).count()).toBe(1);
  });

  it('shows nobody the conversation of who has signed out, when the page comes back from the history', async () => {
    await using shop = await system.customer('Alice');
    const { page, context } = shop;
    await say(page, 'Which payment methods are there?');
    await page.getByRole('button', { name: 'This helped', exact: true }).waitFor({ timeout: 20_000 });
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByText('Sign in as').waitFor();
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await expect.poll(() => page.getByText('Which payment methods are there?', { exact: true }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Your message' }).waitFor();
    expect(shop.problems).toEqual([]);
  });

  it('finds a visitor again after the page was closed, and stores one credential and no token', async () => {
    await using visit = await openPage(system.browser, { width: 390, height: 844, touch: true });
    const { page, context } = visit;
    await page.goto(system.at('/chat'));
    await page.getByRole('log').waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await say(page, 'What is your return policy?');
    await page.getByRole('button', { name: 'This helped', exact: true }).waitFor({ timeout: 20_000 });
    const stored = await page.evaluate('JSON.stringify([{...localStorage}, {...sessionStorage}])');
    expect(stored).not.toContain(TOKEN);
    expect(await page.evaluate('localStorage.length')).toBe(1);
    await page.close();

    const again = await context.newPage();
    await again.goto(system.at('/chat'));
    await again.getByText('What is your return policy?', { exact: true }).waitFor();
    await again.getByLabel('More').click();
    await again.getByRole('button', { name: 'Forget this device' }).click();
    await again.getByRole('button', { name: /^Forget it/ }).click();
    await again.getByRole('group', { name: 'Questions to start with' }).waitFor();
    expect(await again.getByText('What is your return policy?', { exact: true }).count()).toBeLessThanOrEqual(1);
    expect(visit.problems).toEqual([]);
  });

  it('asks the server nothing before it is opened, and for news of a person on a visible page only', async () => {
    await using shop = await openPage(system.browser);
    const { page } = shop;
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.postData() ?? ''));
    await page.clock.install();
    await page.goto(system.stack.shop ?? '', { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    await openChat(page);
    await say(page, 'I want to talk to a human');
    await page.getByText('Waiting for a person').first().waitFor();
    const see = (hidden: boolean) =>
      page.evaluate(`
        Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
        document.dispatchEvent(new Event('visibilitychange'));
      `);
    await see(true);
    asked.length = 0;
    await page.clock.runFor(60_000);
    expect(asked).toEqual([]);
    await see(false);
    const news = () => asked.filter((body) => body.includes('get_conversation_history'));
    await expect.poll(news, { timeout: 20_000 }).not.toEqual([]);
  });

  it("reads an answer with the browser's voice, and stops", async () => {
    await using visit = await openPage(system.browser);
    const { page } = visit;
    // No voice is installed with a browser of tests.
    await page.addInitScript(`
      let said = null;
      Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{}],
        addEventListener: () => {},
        speak: ({ text, lang }) => { said = lang + ': ' + text; },
        cancel: () => { said = null; },
      } });
      window.said = () => said;
    `);
    await page.goto(system.at('/chat'));
    await say(page, 'What is your return policy?');
    await page.getByRole('button', { name: 'Listen' }).click({ timeout: 20_000 });
    expect(await page.evaluate('said()')).toMatch(/^en: You can return most items within 30 days[^[]*$/);
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await page.evaluate('said()')).toBeNull();
  });

  it('prints its first paint and its time to an answer', async () => {
    await using visit = await openPage(system.browser);
    const { page } = visit;
    await page.goto(system.at('/chat'));
    await page.getByRole('log').waitFor();
    const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
    const began = performance.now();
    await say(page, 'What is your return policy?');
    await page.getByRole('button', { name: 'This helped', exact: true }).waitFor({ timeout: 20_000 });
    const answered = Math.round(performance.now() - began);
    process.stdout.write(
      `chat page: first paint ${Math.round(Number(paint))} ms, answer ${answered} ms with a model that takes 1200 ms a call\n`,
    );
    expect(Number(paint)).toBeGreaterThan(0);
  });
});
