import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  readonly touch?: boolean;
}

export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console, which violations of the policy are, too, and uncaught errors, in their order. */
  readonly problems: readonly string[];
}

/** What the browser prints for a status that a test provokes, such as a 401 or a lost connection. */
const PROVOKED = /Failed to load resource/;

/** A page of a browser profile of its own, in UTC. */
export const openPage = async (browser: Browser, options: PageOptions = {}): Promise<OpenPage> => {
  const { width = 1440, height = 900, dark = false, locale = 'en-US', touch = false } = options;
  const context = await browser.newContext({
    ...{ locale, timezoneId: 'UTC', viewport: { width, height }, hasTouch: touch, reducedMotion: 'reduce' },
    colorScheme: dark ? 'dark' : 'light',
  });
  const problems: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !PROVOKED.test(message.text())) problems.push(message.text());
  });
  return { page, context, problems, [Symbol.asyncDispose]: () => context.close() };
};
