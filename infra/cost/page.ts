import { assumed, assumptionRows } from './assumptions.ts';
import type { Counts } from './counts.ts';
import {
  actItems,
  chatItems,
  consolePollItems,
  deliveryItems,
  type Item,
  loginItems,
  modelItem,
  monthItems,
  pollItems,
  totalUsd,
  turnItems,
  viewItems,
  withoutModels,
} from './items.ts';
import { levers } from './levers.ts';
import prices from './prices.json' with { type: 'json' };

const number = (value: number, digits = 0): string => value.toLocaleString('en', { maximumFractionDigits: digits });
const usd = (value: number): string => value.toLocaleString('en', { style: 'currency', currency: 'USD' });
const percent = (part: number, whole: number): string => `${number((part / whole) * 100, 1)} %`;

/** A Markdown table whose last column holds numbers. */
const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  [head, head.map((_, at) => (at === head.length - 1 ? '---:' : '---')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const sumRow = (what: string, items: readonly Item[]): string[] => [
  `**${what}**`,
  '',
  '',
  '',
  `**${usd(totalUsd(items))}**`,
];

const bill = (items: readonly Item[], used: string, cost: string): string => {
  const rows = items.map(({ service, what, unit, count, usd: each }) => [
    service,
    what,
    unit,
    number(count, 3),
    usd(each),
  ]);
  const others = withoutModels(items);
  const sums = [...(others.length < items.length ? [sumRow('sum without models', others)] : []), sumRow('sum', items)];
  return table(['service', 'item', 'unit', used, cost], [...rows, ...sums]);
};

const priceRows = (per: string, rows: readonly { usd: number; unit: string; page: string; source: string }[]) =>
  rows.map((row) => {
    const link = `[${row.page}](https://aws.amazon.com/${row.page}/pricing/)`;
    return [per, row.unit, link, row.source, number(row.usd, 5)];
  });

/** Costs of polls and acts for one customer, one operator and one case. */
const people = (): string => {
  const each = (items: readonly Item[]) => totalUsd(items) / 1e6;
  const [poll, read, act] = [each(pollItems()), each(consolePollItems()), each(actItems())];
  const shiftHours = 8;
  const cents = (dollars: number) => `${number(100 * dollars, 2)} cents`;
  const waits = `- A customer who waits ${assumed('waitMinutes')} minutes and polls every ${assumed('pollSeconds')} s: ${cents((poll * assumed('waitMinutes') * 60) / assumed('pollSeconds'))}.`;
  const shift = `- A console that is open for ${shiftHours} hours and polls every ${assumed('consoleSeconds')} s, with an audit item each: ${cents((read * shiftHours * 3600) / assumed('consoleSeconds'))}.`;
  return [waits, shift, `- A case of five acts: ${cents(5 * act)}.`].join('\n');
};

/** Returns the text of docs/cost.md. */
export const costPage = (counts: Counts): string => {
  const { turns, conversations, strongTurns, date } = counts;
  const items = turnItems(counts);
  const total = totalUsd(items);
  const services = [...Map.groupBy(items, ({ service }) => service)].map(([service, own]) => {
    return [service, percent(totalUsd(own), total), usd(totalUsd(own))];
  });
  const [usage, standing] = [Object.values(prices.usage), Object.values(prices.standing)];
  const priceTable = [...priceRows('a million', usage), ...priceRows('one, a month', standing)];
  const changes = levers(counts).map(([change, loses, per, saves]) => [change, loses, per, usd(saves)]);
  return `<!-- \`npm run cost\` writes this page; edit infra/cost instead. -->

# Cost of a million turns

A million turns cost about **${number(total)} USD**, of which ${number(totalUsd(withoutModels(items)))} USD are not for models, and a month of prod without a turn ${number(totalUsd(monthItems()))} USD.
A conversation of ${turns / conversations} turns costs ${number((total / 1e4) * (turns / conversations), 2)} cents. The strong model answers ${percent(strongTurns, turns)} of the turns and causes ${percent(modelItem(counts, 'strong').usd, total)} of the cost.

${table(['service', 'share', 'a million turns'], services)}

## A million turns, by item

${bill(items, 'in one turn', 'a million turns')}

## People

A message to a person, while one has the conversation or is waited for, calls no model. Customers who wait and consoles of the desk poll, and people act:

${people()}

${bill(pollItems(), 'in one poll', 'a million polls')}

${bill(actItems(), 'in one act', 'a million acts')}

## Events

Each turn pays for the outbox, which reads every change of the table. A receiver of webhooks costs what it is sent:

${bill(deliveryItems(), 'in one delivery', 'a million deliveries')}

A summary for people or for the window of a conversation is a call of the triage model in addition. One turn in many has one.

## Pages

CloudFront serves the pages, and they call the API. A page of a shop loads the widget; a chat that is opened loads the rest, and asks for the token of a session:

${bill(viewItems(), 'in one page', 'a million pages')}

${bill(chatItems(), 'in one chat', 'a million chats')}

A browser keeps the scripts, so a customer's later pages load only \`/widget.js\`, every five minutes. A chat needs another token each hour. Its greeting costs as much as a poll.

## A month of prod without a turn

${bill(monthItems(), 'number', 'a month')}

Logins with Cognito cost extra. They grow with the number of customers, not of messages:

${bill(loginItems(), 'number', 'a month')}

## How to lower the cost

${table(['change', 'you lose', 'per', 'saves at most'], changes)}

A shorter playbook, fewer tools or a lower \`contextTokens\` shorten the calls of the fast model. Prompt caching needs no setting: a
prompt is cached if it has the minimum length of its model.

## How it is counted

\`npm run cost:count\` plays ${conversations} conversations with ${turns} turns on the one-machine stack and writes sums to
[infra/cost/counts.json](../infra/cost/counts.json), last on ${date}. \`npm run cost\` writes this page from them. Tokens come from the receipts; request units and
stored bytes from the items on the wire to DynamoDB, by its rules for tables and indexes ([test/bench/cost/table-units.ts](../test/bench/cost/table-units.ts)); states from the workflow engine, with the events that Step Functions logs for each.

- The stand-in for Bedrock counts one token for every four bytes. Texts of the length of support agents' answers replace its own.
- Playbook, knowledge and tools are those of the sample shop. A longer playbook or more tools raise the input tokens.
- No turn of the run changes anything. A change adds the rounds with its tool; a reply to a proposal that the closed phrases do not know, another
  triage call; a request for a person by the model, another call of its tier.
- Retries, cold starts, rejected requests, storage of logs and of the pages, requests to KMS for the alarm topics, and free tiers are left out.
  CloudFront's are ten million requests and a TB a month.

## Assumptions

A run on one machine cannot count these values. [infra/cost/assumptions.ts](../infra/cost/assumptions.ts) holds them.

${table(['what', 'value'], assumptionRows())}

## Prices

Prices are for us-east-1, in USD, on demand. Model prices are in [core/models/catalogue.ts](../core/models/catalogue.ts), the others in
[infra/cost/prices.json](../infra/cost/prices.json). A price that is "not checked" has not been compared with its page.

${table(['for', 'unit', 'page', 'source', 'USD'], priceTable)}
`;
};
