import { expect, it } from 'vitest';
import { printedLogs } from '../../../local/printed-logs.ts';

const line = (fields: object) =>
  JSON.stringify({ timestamp: '2026-11-01T00:00:00.000Z', service: 'frontdesk-tools', sampling_rate: 0, ...fields });
const leftOut = line({ level: 'WARN', message: 'tool server left out', server: 'orders', error: 'ECONNREFUSED' });
const oneTool = line({ level: 'WARN', message: 'tool left out', server: 'orders', tool: 'cancel', why: 'schema' });
const noCustomer = line({ level: 'WARN', message: 'tools left out', tools: 'crm.pay', why: 'no customer' });
const noPreview = line({ level: 'WARN', message: 'previews left out', tools: 'crm.pay', why: 'gone' });
const noProfile = line({ level: 'WARN', message: 'profile left out', tools: 'crm.who', why: 'gone' });
const noField = line({ level: 'WARN', message: 'profile fields left out', fields: 'tier', why: 'absent' });
const unread = line({ level: 'ERROR', message: 'playbook not read', why: { first: 'a\nb' } });
const retried = line({ level: 'WARN', message: 'step failed', step: 'LoadHistory' });
const metrics = JSON.stringify({ _aws: {}, turns: 1 });
const handled = 'id\tERROR\tInvoke Error\t{}';

const lines = [
  leftOut,
  oneTool,
  noCustomer,
  noPreview,
  noProfile,
  noField,
  unread,
  retried,
  metrics,
  handled,
  'Plain words.',
];

const printed = (all: boolean) => {
  const texts: string[] = [];
  const print = printedLogs(all, (text) => texts.push(text));
  for (const each of lines) print(each);
  return texts;
};

it('prints errors and warnings about settings as plain lines, and nothing that the state machine handles', () => {
  expect(printed(false)).toEqual([
    'Warning of frontdesk-tools: tool server left out (server: orders; error: ECONNREFUSED)',
    'Warning of frontdesk-tools: tool left out (server: orders; tool: cancel; why: schema)',
    'Warning of frontdesk-tools: tools left out (tools: crm.pay; why: no customer)',
    'Warning of frontdesk-tools: previews left out (tools: crm.pay; why: gone)',
    'Warning of frontdesk-tools: profile left out (tools: crm.who; why: gone)',
    'Warning of frontdesk-tools: profile fields left out (fields: tier; why: absent)',
    'Error of frontdesk-tools: playbook not read (why: {"first":"a\\nb"})',
    'Plain words.',
  ]);
});

it('prints every line unchanged with --logs', () => {
  expect(printed(true)).toEqual(lines);
});
