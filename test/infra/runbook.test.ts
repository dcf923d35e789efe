import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, synth } from './support/synth.ts';

const text = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const { resources, template } = synth('prod', { settings: EVERYTHING });

/** `resource <type> <part of the logical id>` in a command or a table. */
const lookups = [...text.matchAll(/resource (AWS::\w+::\w+) (\w+)/g)].map(
  ([, type = '', part = '']) => [type, part] as const,
);

describe('a command of the runbook', () => {
  it.each(lookups)('finds one resource: %s %s', (type, part) => {
    const found = Object.entries(resources).filter(([id, { Type }]) => Type === type && id.includes(part));
    expect(found).toHaveLength(1);
  });

  it('finds the outputs that it reads', () => {
    const outputs = [...text.matchAll(/\$\(output (\w+)/g)].map(([, name]) => name);
    expect(outputs.length).toBeGreaterThan(5);
    for (const name of outputs) expect(template.toJSON().Outputs).toHaveProperty(String(name));
  });

  it('lists resources page by page: describe-stack-resources ends after 100', () => {
    expect(lookups.length).toBeGreaterThan(4);
    expect(Object.keys(resources).length).toBeGreaterThan(100);
    expect(text).toContain('list-stack-resources');
    expect(text).not.toContain('describe-stack-resources');
  });
});
