import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerToken } from '../../../local/auth/token/obtain-token.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import { accessibilityProblems } from '../../support/browser/accessibility.ts';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { openPage } from '../../support/browser/open-page.ts';
import { callTool } from '../../support/rpc.ts';

let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ port: 0, environment: {}, auth: true }), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const logIn = async (page: Page, role: string) => {
  await page.getByLabel('Your name').fill('ana');
  await page.getByLabel('Role').selectOption(role);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('navigation', { name: 'Console' }).waitFor();
};

it('a supervisor exports and erases a customer, after a new log-in', async () => {
  const headers = { authorization: `Bearer ${await customerToken(stack.url, 'alice')}` };
  const message = { message: 'I want to talk to a person', conversation_id: 'c-1' };
  expect(await callTool(stack.url, 'chat_with_ai', message, headers)).toMatchObject({ isError: false });
  await using opened = await openPage(browser);
  const { page, problems } = opened;
  await page.goto(new URL('/console#/case/alice/c-1', stack.url).href);
  await logIn(page, 'supervisor');

  await page.getByRole('button', { name: 'Erase…' }).click();
  const erase = page.getByRole('button', { name: 'Erase permanently' });
  await page.getByRole('textbox', { name: /^Type/ }).fill('Alice');
  expect(await erase.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: /^Type/ }).fill('alice');
  expect(await accessibilityProblems(page)).toEqual([]);
  await erase.click();
  // The log-in was to work, and not to administer.
  await page.getByRole('button', { name: 'Log in again' }).click();
  await logIn(page, 'supervisor');
  expect(new URL(page.url()).hash).toBe('#/case/alice/c-1');

  await page.getByRole('button', { name: 'Export…' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^frontdesk-alice-.*\.json$/);
  const { customer, items } = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(customer).toBe('alice');
  expect(JSON.stringify(items)).toContain(message.message);
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();

  await page.getByRole('button', { name: 'Erase…' }).click();
  await page.getByRole('textbox', { name: /^Type/ }).fill('alice');
  await erase.click();
  await page.getByText(/is being erased/).waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByText('No conversation is open').waitFor();
  await expect
    .poll(() => callTool(stack.url, 'get_conversation_history', { conversation_id: 'c-1' }, headers), {
      timeout: 30_000,
    })
    .toMatchObject({ isError: true, data: { code: 'NOT_FOUND' } });
  expect(problems).toEqual([]);
});

it('deliveries are shown to supervisors only', async () => {
  for (const role of ['agent', 'supervisor']) {
    await using opened = await openPage(browser);
    const { page } = opened;
    await page.goto(new URL('/console#/deliveries', stack.url).href);
    await logIn(page, role);
    const isFor = role === 'supervisor';
    await page.getByText(isFor ? /^\d+ events/ : 'Deliveries are for supervisors').waitFor();
    expect(await page.getByRole('link', { name: 'Deliveries' }).count()).toBe(isFor ? 1 : 0);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
});
