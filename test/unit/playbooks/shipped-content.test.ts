import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mcpToolServers } from '../../../adapters/mcp-client/tool-servers.ts';
import { playbookKnowledge } from '../../../adapters/playbook/knowledge.ts';
import { findPassages } from '../../../core/knowledge/find-passages.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { detectLanguage } from '../../../core/text/language/detect-language.ts';
import { knowsCustomer } from '../../../core/tools/policy/knows-customer.ts';
import { readWithLexicon } from '../../../core/triage/read-with-lexicon.ts';
import { topicIn } from '../../../core/triage/topic-words.ts';
import { startStore } from '../../../examples/store/store.ts';
import { compilePlaybook } from '../../../playbooks/compile.ts';
import { PLAYBOOKS, playbookNames } from '../../../playbooks/find.ts';
import { quietLog } from '../../support/values.ts';

const SHIPPED = playbookNames().map((name) => [name, compilePlaybook(name)] as const);
/** So that several passages fit beside a conversation, and each is about one thing. */
const MAX_CHARACTERS = 1200;
const LEXICON_TOPICS = ['fraud', 'legal', 'privacy', 'safety', 'discrimination'];

const finance = compilePlaybook('finance');
const valuesOf = ({ prompts }: Playbook, argument: string): string[] =>
  prompts.flatMap((prompt) => prompt.arguments.filter(({ name }) => name === argument).flatMap(({ values }) => values));

describe('the content of the playbooks', () => {
  it.each(SHIPPED)('%s has documents, each part of which stands letter for letter in its file', (name, playbook) => {
    expect(playbook.knowledge.length).toBeGreaterThan(20);
    for (const { source, heading, text } of playbook.knowledge) {
      const file = readFileSync(join(PLAYBOOKS, name, 'knowledge', source), 'utf8');
      expect(file, `${source}: ${heading}`).toContain(text);
      expect(file.split('\n').map((line) => line.replace(/^#{1,6} /, ''))).toContain(heading);
    }
  });

  it.each(SHIPPED)('%s has short parts, and no two under one heading', (_, { knowledge }) => {
    const long = knowledge.filter(({ text }) => text.length > MAX_CHARACTERS);
    expect(long.map(({ heading }) => heading)).toEqual([]);
    const headings = knowledge.map(({ heading }) => heading);
    expect(headings.filter((heading, at) => headings.indexOf(heading) < at)).toEqual([]);
  });

  it.each(SHIPPED)('%s speaks four languages, and keeps the topics of the lexicon', (_, playbook) => {
    expect(playbook.languages).toEqual(['en', 'de', 'fr', 'es']);
    const names = playbook.sensitive_topics.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(LEXICON_TOPICS));
  });
});

describe('the starters', () => {
  const STARTERS = SHIPPED.flatMap(([name, playbook]) =>
    Object.entries(playbook.starters).flatMap(([language, questions]) =>
      questions.map((question) => ({ name, language, question, playbook })),
    ),
  );

  it.each(SHIPPED)('of %s are four in each of its languages', (_, { starters, languages }) => {
    expect(Object.entries(starters).map(([code, list]) => [code, list.length])).toEqual(
      languages.map((code) => [code, 4]),
    );
  });

  it.each(STARTERS)('$question ($name, $language) is in its language, and raises no sensitive topic', (starter) => {
    const { language, question, playbook } = starter;
    expect([language, 'und']).toContain(detectLanguage(question));
    const { topic, wants_human } = readWithLexicon(question);
    expect([topicIn(question, topic, playbook.sensitive_topics), wants_human]).toEqual([null, false]);
  });

  // The documents are in English.
  it.each(STARTERS.filter(({ language }) => language === 'en'))(
    '$question ($name) finds its document',
    async (starter) => {
      const { passages, is_gap } = await findPassages(
        playbookKnowledge(() => starter.playbook),
        starter.question,
        undefined,
      );
      expect([passages[0]?.fits, is_gap]).toEqual([true, false]);
    },
  );
});

describe('the ecommerce playbook', () => {
  it('has a title in its languages for every write, and only the catalogue is public', async () => {
    const { tools, languages } = compilePlaybook('ecommerce');
    const store = await startStore({ port: 0 });
    const servers = [{ name: 'store', url: store.url, identity: 'customer_id' }];
    const secrets = { get: async () => '', forget: () => {} };
    const { tools: offers } = await mcpToolServers(servers, secrets, { now: Date.now }, quietLog).list();
    const titles = tools.map(({ name, title }) => [name, Object.keys(title)]);
    const writes = offers.filter((tool) => tool.writes).map(({ server, tool }) => `${server}.${tool}`);
    expect(titles.filter(([, codes]) => codes?.length)).toEqual(writes.map((name) => [name, languages]));
    expect(tools.filter((tool) => tool.public).map(({ name }) => name)).toEqual(['store.find_products']);
    expect(offers.filter((tool) => !knowsCustomer(tools, tool))).toEqual([]);
    await store.close();
  });

  it('may use the tools of the sample store, and no others', () => {
    const { tools, profile } = compilePlaybook('ecommerce');
    const files = readdirSync(join(PLAYBOOKS, '../examples/store/tools'));
    expect(files).not.toEqual([]);
    const names = files.map((file) => file.replace(/\.ts$/, '').replaceAll('-', '_'));
    const named = tools.flatMap(({ name, preview }) => [name, preview ?? []].flat());
    expect([...named, profile?.tool].toSorted()).toEqual(names.map((name) => `store.${name}`).toSorted());
  });
});

describe('the finance playbook', () => {
  it.each(valuesOf(finance, 'concern'))('escalates for the concern %j that its prompt offers', (concern) => {
    const message = `This is about: ${concern}`;
    expect(topicIn(message, readWithLexicon(message).topic, finance.sensitive_topics)).not.toBeNull();
  });

  it.each(valuesOf(finance, 'question'))('does not escalate for the question %j that its prompt offers', (question) => {
    const message = `I have a question about my account: ${question}`;
    expect(topicIn(message, readWithLexicon(message).topic, finance.sensitive_topics)).toBeNull();
  });

  it.each([
    ['Someone else logged in to my account', 'account_takeover'],
    ['Mein Konto wurde gehackt', 'account_takeover'],
    ["J'ai donné mon code au téléphone", 'account_takeover'],
    ['Alguien ha entrado en mi cuenta', 'account_takeover'],
    ['My late husband had an account with you', 'bereavement'],
    ['Meine Mutter ist verstorben', 'bereavement'],
    ['Mon père est décédé en mars', 'bereavement'],
    ['Mi madre ha fallecido', 'bereavement'],
    ['I lost my job and cannot pay my overdraft.', 'financial_hardship'],
    ['Ich bin arbeitslos und kann die Raten nicht zahlen', 'financial_hardship'],
    ["J'ai perdu mon emploi", 'financial_hardship'],
    ['No puedo pagar mis deudas', 'financial_hardship'],
    ['I want to go to the ombudsman', 'ombudsman'],
    ['Ich schreibe an die Bankenaufsicht', 'ombudsman'],
    ['Je vais saisir le médiateur', 'ombudsman'],
    ['Voy a presentar una queja formal', 'ombudsman'],
    ['Can I get a discount on the account fee?', null],
    ['Bekomme ich einen Nachlass auf die Gebühr?', null],
    ['I cannot pay with my card in this shop', null],
    ['Real estate: what does a transfer for a house cost?', null],
    ['A succession of small fees was charged', null],
    ['How can I return a direct debit?', null],
  ])('reads %j as %s by its own words', (message, topic) => {
    expect(topicIn(message, null, finance.sensitive_topics)).toBe(topic);
  });
});
