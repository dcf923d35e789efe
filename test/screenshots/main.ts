import { fileURLToPath } from 'node:url';
import { say, startPages } from '../support/browser/pages-system.ts';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));

/** Makes the screenshots of the documents from a real run: a customer in the shop and a person at the console. */
await using system = await startPages();
await using shop = await system.customer('Robin Hale', { width: 1280, height: 800 });
await using desk = await system.operator({ width: 1440, height: 1000 });
const [customer, person] = [shop.page, desk.page];

await say(customer, 'Where is order 1042? It is late again and I am really angry!');
await customer.getByRole('button', { name: 'This helped', exact: true }).waitFor();
await customer.getByRole('button', { name: 'Ask for a person' }).last().click();
await person.getByRole('link', { name: /order 1042/ }).waitFor();
await person.keyboard.press('t');
await person.getByRole('textbox', { name: /^Message to/ }).fill('Hello Robin, I have your order in front of me.');
await person.keyboard.press('Control+Enter');
await customer.getByText('Hello Robin, I have your order in front of me.').waitFor();
await customer.screenshot({ path: `${IMAGES}/widget.png` });

await person.getByRole('link', { name: 'newest turn' }).click();
await person.locator('article').first().waitFor();
await person.screenshot({ path: `${IMAGES}/trace.png`, fullPage: true });
process.stdout.write(`${IMAGES}/widget.png and trace.png\n`);
