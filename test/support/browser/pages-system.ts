import type { Browser, Page } from 'playwright-core';
import { type Stack, startStack } from '../../../local/stack.ts';
import { launchBrowser } from './launch-browser.ts';
import { type OpenPage, openPage, type PageOptions } from './open-page.ts';

/** The whole system with the sample shop, and a real browser. */
export interface PagesSystem extends AsyncDisposable {
  readonly stack: Stack;
  readonly browser: Browser;
  /** URL of a page, such as `/chat`. */
  at(path: string): string;
  /** The shop's page with an open chat, signed in as one of its customers, or a visitor's. */
  customer(name: string | null, options?: PageOptions): Promise<OpenPage>;
  /** The console of somebody of the team. */
  operator(options?: PageOptions): Promise<OpenPage>;
}

export const startPages = async (environment: Readonly<Record<string, string>> = {}): Promise<PagesSystem> => {
  const [stack, browser] = await Promise.all([startStack({ port: 0, environment }), launchBrowser()]);
  const at = (path: string) => new URL(path, stack.url).href;
  return {
    stack,
    browser,
    at,
    customer: async (name, options) => {
      const opened = await openPage(browser, options);
      await opened.page.goto(stack.shop ?? '');
      if (name !== null) await opened.page.getByRole('button', { name }).click();
      await openChat(opened.page);
      return opened;
    },
    operator: async (options) => {
      const opened = await openPage(browser, options);
      await opened.page.goto(at('/console'));
      await opened.page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
      return opened;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await stack.close();
    },
  };
};

/** Opens the chat, unless the reloaded page has done so itself. */
export const openChat = async (page: Page): Promise<void> => {
  const [launcher, log] = [page.getByRole('button', { name: /^Chat with us/ }), page.getByRole('log')];
  await launcher.or(log).first().waitFor();
  if (await launcher.isVisible()) await launcher.click();
  await log.waitFor();
};

/** Sends a message in the chat. */
export const say = async (page: Page, message: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Your message' }).fill(message);
  await page.getByRole('textbox', { name: 'Your message' }).press('Enter');
};
