import { describe, expect, it } from 'vitest';
import { readWithLexicon } from '../../../core/lexicon.ts';
import type { Prompt } from '../../../core/playbook/playbook.ts';
import { readArguments } from '../../../core/playbook/read-arguments.ts';
import { fillTemplate } from '../../../core/playbook/template.ts';
import { isUpset } from '../../../core/sentiment.ts';
import { compilePlaybook, playbookNames } from '../../../playbooks/compile.ts';
import { customerMessage } from '../../support/customer-message.ts';

const PROMPTS = playbookNames().flatMap((playbook) =>
  compilePlaybook(playbook).prompts.map((prompt) => [`${playbook}: ${prompt.name}`, prompt] as const),
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

  it.each(PROMPTS)('%s says what each argument is, and asks for the required ones first', (_, prompt) => {
    for (const { title, description } of prompt.arguments) expect([title, description]).not.toContain(undefined);
    const required = prompt.arguments.map((argument) => argument.required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });

  it.each(PROMPTS)('%s tells the assistant what to call, and what to do with its result', (_, { template }) => {
    for (const field of ['chat_with_ai', 'conversation_id', 'handoff.requested', 'retryable', 'message_id']) {
      expect(template).toContain(`\`${field}`);
    }
  });

  it.each(PROMPTS)('%s has the customer say every argument, and nothing that was not given', (_, prompt) => {
    const all = Object.fromEntries(prompt.arguments.map(({ name }) => [name, `<${name}>`]));
    for (const value of Object.values(all)) expect(messageOf(prompt, all)).toContain(value);
    expect(messageOf(prompt, least(prompt))).not.toMatch(/[{}]|undefined/);
  });
});

describe('what a prompt has the customer say', () => {
  it.each(PROMPTS)('of %s escalates for a sensitive concern and for nothing else', (_, prompt) => {
    for (const [name, value] of offered(prompt)) {
      const reading = readWithLexicon(messageOf(prompt, { ...least(prompt), [name]: value }));
      const found = { value, sensitive: reading.topic !== null, upset: isUpset(reading), person: reading.wants_human };
      expect(found).toEqual({ value, sensitive: name === 'concern', upset: false, person: false });
    }
  });
});
