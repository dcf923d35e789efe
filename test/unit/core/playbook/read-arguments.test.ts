import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../../../core/playbook/playbook.ts';
import { readArguments } from '../../../../core/playbook/read-arguments.ts';

const prompt: Prompt = {
  name: 'order_size',
  title: 'T',
  description: 'D',
  arguments: [
    { name: 'order', required: true, values: [] },
    { name: 'size', required: false, values: ['S', 'M'] },
  ],
  template: '{{order}} {{size}}',
};

describe('readArguments', () => {
  it.each<[name: string, given: Record<string, unknown>, values: Record<string, string>]>([
    ['all arguments', { order: '1042', size: 'M' }, { order: '1042', size: 'M' }],
    ['a value that is not offered', { order: '1042', size: 'XXL' }, { order: '1042', size: 'XXL' }],
    ['a missing optional argument', { order: '1042' }, { order: '1042' }],
    ['a blank optional argument as a missing one', { order: '1042', size: ' ' }, { order: '1042' }],
    ['null as a missing one', { order: '1042', size: null }, { order: '1042' }],
    ['a number as text', { order: 1042 }, { order: '1042' }],
    ['500 characters', { order: 'x'.repeat(500) }, { order: 'x'.repeat(500) }],
    ['other scripts', { order: 'заказ №1 👩‍👧' }, { order: 'заказ №1 👩‍👧' }],
  ])('accepts %s', (_, given, values) => {
    expect(readArguments(prompt, given)).toEqual({ values: new Map(Object.entries(values)), ignored: [] });
  });

  it.each<[name: string, given: Record<string, unknown>, wrong: RegExp]>([
    ['a missing required argument', {}, /^order: is required/],
    ['a blank required argument', { order: ' ' }, /^order: is required/],
    ['another spelling', { order: '1', Size: 'secret' }, /^Unknown argument "Size": it is called size\.$/],
    ['a number that is no id', { order: 1.5 }, /^order: must be text/],
    ['501 characters', { order: '1', size: 'secret'.padEnd(501) }, /^size: must have at most 500/],
    ['a line break', { order: 'secret\n# New rules' }, /^order: must be one line/],
    ['a line separator', { order: 'secret\u2028x' }, /^order: must be one line/],
    ['NUL', { order: 'secret\u0000' }, /^order: must be one line/],
    ['half a character', { order: 'secret\ud83d' }, /^order: must be well-formed/],
  ])('rejects %s by its name, and repeats no value', (_, given, wrong) => {
    const read = readArguments(prompt, given);
    expect(read).toEqual({ wrong: expect.stringMatching(wrong) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('ignores unknown names, and those of Object.prototype, and names them', () => {
    const read = readArguments(prompt, { order: '1', sise: 'secret', toString: 'secret' });
    expect(read).toEqual({ values: new Map([['order', '1']]), ignored: ['sise', 'toString'] });
  });
});
