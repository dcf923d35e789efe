import { describe, expect, it } from 'vitest';
import { isConsent } from '../../../core/actions/consent/consent-words.ts';
import { actionMessage } from '../../../core/actions/told/action-messages.ts';
import { Playbook, type Prompt } from '../../../core/playbook/playbook.ts';
import { readArguments } from '../../../core/playbook/read-arguments.ts';
import { fillTemplate } from '../../../core/playbook/template.ts';
import { readWithLexicon } from '../../../core/triage/read-with-lexicon.ts';
import { isUpset } from '../../../core/triage/sentiment.ts';
import { topicIn } from '../../../core/triage/topic-words.ts';
import { compilePlaybook } from '../../../playbooks/compile.ts';
import { playbookNames } from '../../../playbooks/find.ts';
import { customerMessage } from '../../support/customer-message.ts';

const PLAYBOOKS = playbookNames().map((name) => [name, compilePlaybook(name)] as const);
const PROMPTS = PLAYBOOKS.flatMap(([name, playbook]) =>
  playbook.prompts.map((prompt) => [`${name}: ${prompt.name}`, prompt, playbook] as const),
);

const messageOf = (prompt: Prompt, given: Readonly<Record<string, string>>): string => {
  const read = readArguments(prompt, given);
  if ('wrong' in read) throw new Error(read.wrong);
  return customerMessage(fillTemplate(prompt.template, read.values));
};

/** The required arguments alone. */
const least = ({ arguments: declared }: Prompt): Record<string, string> =>
  Object.fromEntries(declared.flatMap(({ name, required, values }) => (required ? [[name, values[0] ?? '1042']] : [])));

/** Every value that is offered, one at a time, beside what must be given. */
const offered = (prompt: Prompt) =>
  prompt.arguments.flatMap(({ name, values }) => values.map((value) => [name, value] as const));

describe('the playbooks', () => {
  it('are those of the three domains, with their use cases', () => {
    expect(PROMPTS.map(([name]) => name)).toEqual([
      'ecommerce: order_inquiry',
      'ecommerce: order_tracking',
      'ecommerce: product_return',
      'finance: account_inquiry',
      'saas: api_help',
      'saas: integration_troubleshooting',
    ]);
  });

  it.each(PLAYBOOKS)('%s tells no model to promise a person: code does', (_, { policy }) => {
    expect(policy).not.toMatch(/\bthat (?:a|the|our) (?:colleague|person|team)\b/i);
  });

  it.each(PROMPTS)('%s says what each argument is, and asks for the required ones first', (_, prompt) => {
    for (const { title, description } of prompt.arguments) expect([title, description]).not.toContain(undefined);
    const required = prompt.arguments.map((argument) => argument.required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });

  it.each(PROMPTS)('%s tells the assistant what to call, and what to do with its result', (_, { template }) => {
    for (const field of ['chat_with_ai', 'conversation_id', 'conversation.state', 'retryable', 'message_id']) {
      expect(template).toContain(`\`${field}`);
    }
  });

  it.each(PROMPTS)('%s has the customer say every argument, and nothing that was not given', (_, prompt) => {
    const all = Object.fromEntries(prompt.arguments.map(({ name }) => [name, `<${name}>`]));
    for (const value of Object.values(all)) expect(messageOf(prompt, all)).toContain(value);
    expect(messageOf(prompt, least(prompt))).not.toMatch(/[{}]|undefined/);
  });
});

describe('a playbook', () => {
  it.each(PLAYBOOKS)('%s is what functions read again from its compiled file', (_, playbook) => {
    expect(Playbook.parse(JSON.parse(JSON.stringify(playbook)))).toEqual(playbook);
  });

  const acting = PLAYBOOKS.filter(([, { tools }]) => tools.length > 0);
  it.each(acting)('%s takes for consent what customers are told to answer, in each language', (_, { consent }) => {
    const proposed = { id: '1', titles: [] };
    const asked = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja'].flatMap((language) =>
      (['ask', 'ask_all', 'ask_rest', 'ask_again'] as const).map(
        (kind) => [language, actionMessage(kind, language)] as const,
      ),
    );
    for (const [language, sentence] of asked) {
      const [, message = ''] = /["„«]\s?(\p{L}+)\s?["“”»]/u.exec(sentence) ?? [];
      const consented = isConsent(proposed, { message, confirm_action: null }, consent);
      expect([language, message, consented]).toEqual([language, message, true]);
    }
  });

  it.each(PLAYBOOKS)('%s takes no consent from a word that only says that it was heard', (_, { consent }) => {
    const proposed = { id: '1', titles: [] };
    const words = [
      'ok',
      'okay',
      'fine',
      'sure',
      'thanks',
      'no',
      'nein',
      'gut',
      'danke',
      'non',
      'merci',
      'vale',
      'gracias',
      'va bene',
      'dank je',
      'prima',
      'claro',
      'certo',
      'dobrze',
      'tak',
      'obrigado',
      '👍',
      '👌👍',
      'sounds good',
      "that's correct",
      'klingt gut',
      'ça marche',
      'me parece bien',
      'dobra',
      '?',
    ];
    const taken = words.filter((message) => isConsent(proposed, { message, confirm_action: null }, consent));
    expect(taken).toEqual([]);
  });
});

describe('what a prompt has the customer say', () => {
  it.each(PROMPTS)('of %s escalates for a sensitive concern and for nothing else', (_, prompt, playbook) => {
    for (const [name, value] of offered(prompt)) {
      const message = messageOf(prompt, { ...least(prompt), [name]: value });
      const reading = readWithLexicon(message);
      const sensitive = topicIn(message, reading.topic, playbook.sensitive_topics) !== null;
      const found = { value, sensitive, upset: isUpset(reading), person: reading.wants_human };
      expect(found).toEqual({ value, sensitive: name === 'concern', upset: false, person: false });
    }
  });
});
