import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../../core/playbook/template.ts';

const fill = (template: string, values: Record<string, string>) =>
  fillTemplate(template, new Map(Object.entries(values)));

describe('fillTemplate', () => {
  it('puts values in wherever their argument is mentioned', () => {
    expect(fill('{{a}} and {{b}}, {{a}} again', { a: 'one', b: 'two' })).toBe('one and two, one again');
  });

  it('leaves out every line that mentions an argument without a value', () => {
    expect(fill('One.\nTwo {{b}}.\nThree {{a}} {{b}}.\nFour {{a}}.', { a: '4' })).toBe('One.\nFour 4.');
  });

  it('leaves no second blank line where a paragraph was left out, and none at either end', () => {
    expect(fill('{{a}}\n\nOne.\n\n{{a}}\n{{b}}\n\nTwo.\n\n{{a}}', {})).toBe('One.\n\nTwo.');
  });

  it.each(['{{b}}', '{{a}}', '$&', '$1', '\\n', '> # *'])('puts the value %s in as it is', (value) => {
    expect(fill('a: {{a}}, b: {{b}}', { a: value, b: 'B' })).toBe(`a: ${value}, b: B`);
  });

  it('leaves other braces alone', () => {
    expect(fill('{"a":{"b":{}}} {a} {{a}}', { a: 'A' })).toBe('{"a":{"b":{}}} {a} A');
  });
});
