import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../support/browser/accessibility.ts';
import { openChat, type PagesSystem, say, startPages } from '../../support/browser/pages-system.ts';

let system: PagesSystem;
beforeAll(async () => {
  system = await startPages();
});
afterAll(() => system[Symbol.asyncDispose]());

describe('a customer in the shop and a person at the console', () => {
  it('come from a question over a hand-off to a close and a score', async () => {
    await using shop = await system.customer('Robin Hale');
    await using desk = await system.operator();
    const [customer, person] = [shop.page, desk.page];

    await say(customer, 'Where is order 1042?');
    await customer.getByText('1042').nth(1).waitFor();
    await customer.getByRole('button', { name: 'This helped', exact: true }).click();
    await customer.getByRole('button', { name: 'Ask for a person' }).last().click();
    await customer.getByText('Waiting for a person').first().waitFor();
    await customer.getByRole('button', { name: 'Back to the assistant' }).waitFor();
    expect(await accessibilityProblems(customer)).toEqual([]);

    await person.getByRole('link', { name: /Where is order 1042/ }).waitFor();
    expect(await person.title()).toMatch(/^\(1\)/);
    await person.keyboard.press('t');
    await customer.getByText('Support has joined.').waitFor();
    await expect.poll(() => customer.getByRole('button', { name: 'Back to the assistant' }).count()).toBe(0);

    await person.getByRole('button', { name: 'Suggest' }).click();
    await person.getByRole('heading', { name: 'Suggested reply' }).waitFor();
    await person.getByRole('button', { name: 'Dismiss' }).click();
    await person.getByRole('radio', { name: 'Note' }).check({ force: true });
    await person.getByRole('textbox', { name: 'Note for the team' }).fill('She writes for the second time.');
    await person.keyboard.press('Control+Enter');
    await person.getByText('She writes for the second time.').first().waitFor();
    await person.getByRole('radio', { name: 'Reply' }).check({ force: true });
    await person.getByRole('textbox', { name: /^Message to/ }).fill('Hello, I have your order in front of me.');
    await person.keyboard.press('Control+Enter');
    await customer.getByText('Hello, I have your order in front of me.').waitFor();
    await say(customer, 'Thank you, that is all.');
    await person.getByText('Thank you, that is all.').waitFor();
    expect(await accessibilityProblems(person)).toEqual([]);

    await person.getByTitle('Close (E)').click();
    await person.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await customer.getByText('This matter is closed. Write again at any time.').waitFor();
    await customer.getByTitle('Very good').click();
    await customer.getByRole('button', { name: 'Send', exact: true }).first().click();
    await customer.getByText('Thank you.', { exact: true }).waitFor();
    // Waits until there is one, and fails if there are two.
    await person.getByText('5 of 5, says the customer').waitFor();
    expect(await customer.getByText('She writes for the second time.').count()).toBe(0);
    expect([shop.problems, desk.problems]).toEqual([[], []]);
  });

  it('confirm a return: the card, then the button, then what was done', async () => {
    await using shop = await system.customer('Robin Hale');
    const { page } = shop;
    const yes = page.getByRole('button', { name: 'Yes, do it' });
    await say(page, 'I want to return the blue kettle');
    await page.getByRole('button', { name: /^No/ }).click();
    await page.getByText('Not done', { exact: true }).waitFor();
    expect(await yes.count()).toBe(0);
    await say(page, 'I want to return the blue kettle');
    await yes.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const asked = page.waitForRequest((request) => request.postData()?.includes('"confirm_action":"') ?? false);
    await yes.click();
    await asked;
    await page.getByText('Done', { exact: true }).waitFor();
    await page.reload();
    await openChat(page);
    await page.getByText('Done', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Yes, do it' }).count()).toBe(0);
    expect(shop.problems).toEqual([]);
  });
});

describe('two people at the console', () => {
  it('never overwrite each other: the second is told who has the conversation, and keeps their words', async () => {
    await using shop = await system.customer('Bob');
    await say(shop.page, 'I want to talk to a human');
    await shop.page.getByText('Waiting for a person').first().waitFor();
    await using first = await system.operator();
    await using second = await system.operator();
    for (const { page } of [first, second]) await page.getByRole('link', { name: /bob/ }).click();
    await second.page.getByRole('textbox', { name: /^Message to/ }).fill('My own words');
    await first.page.getByTitle('Close (E)').click();
    await say(shop.page, 'One more thing: the colour is wrong');
    await second.page.getByText('One more thing: the colour is wrong').waitFor();
    // The first one's dialog names what it had seen.
    await first.page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await first.page.getByRole('alert').waitFor();
    expect(await second.page.getByRole('textbox', { name: /^Message to/ }).inputValue()).toBe('My own words');
    await first.page.getByText('One more thing: the colour is wrong').waitFor();
    expect([first.problems, second.problems, shop.problems]).toEqual([[], [], []]);
  });
});
