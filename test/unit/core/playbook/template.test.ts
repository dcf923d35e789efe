import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../../core/playbook/template.ts';

const fill = (template: string, values: Record<string, string>) =>
  fillTemplate(template, new Map(Object.entries(values)));

describe('fillTemplate', () => {
  it('fills every placeholder of an argument', () => {
    expect(fill('{{a}} and {{b}}, {{a}} again', { a: 'one', b: 'two' })).toBe('one and two, one again');
  });

  it('omits every line that mentions an argument without a value', () => {
    expect(fill('One.\nTwo {{b}}.\nThree {{a}} {{b}}.\nFour {{a}}.', { a: '4' })).toBe('One.\nFour 4.');
  });

  it('leaves no double blank line after an omitted paragraph, and none at either end', () => {
    expect(fill('{{a}}\n\nOne.\n\n{{a}}\n{{b}}\n\nTwo.\n\n{{a}}', {})).toBe('One.\n\nTwo.');
  });

  it.each(['{{b}}', '{{a}}', '$&', '$1', '\\n', '> # *'])('inserts the value %s as it is', (value) => {
    expect(fill('a: {{a}}, b: {{b}}', { a: value, b: 'B' })).toBe(`a: ${value}, b: B`);
  });

  it('keeps other braces', () => {
    expect(fill('{"a":{"b":{}}} {a} {{a}}', { a: 'A' })).toBe('{"a":{"b":{}}} {a} A');
  });
});
