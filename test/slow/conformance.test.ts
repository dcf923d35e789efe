import { beforeAll, describe, expect, it } from 'vitest';
import { conformanceOf, type Result } from '../conformance/conformance.ts';
import { EXCEPTIONS, type Exception } from '../conformance/exceptions.ts';
import { judge } from '../conformance/judge.ts';
import { REVISIONS, scenariosOf } from '../conformance/requirements.ts';
import type { Check } from '../conformance/run-suite.ts';
import { SERVERS } from '../conformance/servers.ts';

const CASES = REVISIONS.flatMap((revision) => scenariosOf(revision).map(({ name }) => [revision, name] as const));

describe.each(SERVERS)('the %s, in the eyes of the official suite,', (server) => {
  let results: readonly Result[];
  beforeAll(async () => {
    results = await conformanceOf(server);
  }, 300_000);

  it.each(CASES)('does as expected in %s: %s', (revision, name) => {
    const result = results.find((one) => one.revision === revision && one.scenario.name === name);
    expect(result?.surprise, result?.why ?? 'it was not judged').toBe(false);
  });

  it.each(REVISIONS)('excuses nothing that %s does not ask', (revision) => {
    const names = scenariosOf(revision).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(EXCEPTIONS[server][revision].flatMap(({ scenarios }) => scenarios)));
  });
});

describe('the front of the product, with a server that offers all that there is to ask for,', () => {
  it('has no exception in 2026-07-28', () => {
    expect(EXCEPTIONS.fixture['2026-07-28']).toEqual([]);
  });

  it('fails in 2025-11-25 what needs requests from the server, and nothing else', () => {
    const failing = EXCEPTIONS.fixture['2025-11-25'].filter(({ outcome }) => outcome === 'failed');
    expect(failing.flatMap(({ scenarios }) => scenarios)).toEqual([
      'tools-call-sampling',
      'tools-call-elicitation',
      'elicitation-sep1034-defaults',
      'elicitation-sep1330-enums',
    ]);
  });
});

describe('a verdict', () => {
  const good: Check = { id: 'a', status: 'SUCCESS' };
  const bad: Check = { id: 'b', status: 'FAILURE' };
  const whole: Exception = { scenarios: ['s'], outcome: 'failed', reason: 'cannot' };
  const partly: Exception = { ...whole, checks: ['b'] };
  const wire = (status: Check['status']): Check => ({ id: 'wire-schema-valid', status });

  it.each<[name: string, checks: Check[], exception: Exception | null, outcome: string, surprise: boolean]>([
    ['passes what passes', [good, wire('SUCCESS')], null, 'passed', false],
    ['is surprised by a failure', [good, bad], null, 'failed', true],
    ['is surprised by a scenario that was left out', [], null, 'skipped', true],
    ['is surprised by a scenario that looked at nothing', [wire('SUCCESS')], null, 'skipped', true],
    ['expects what is listed to fail', [bad, wire('SUCCESS')], whole, 'failed', false],
    ['is surprised when what is listed passes', [good, wire('SUCCESS')], whole, 'passed', true],
    ['is surprised by a broken message in what is listed', [bad, wire('FAILURE')], whole, 'failed', true],
    ['excuses the checks that are listed', [good, bad], partly, 'passed', false],
    ['excuses no others', [{ ...bad, id: 'c' }, bad], partly, 'failed', true],
  ])('%s', (_, checks, exception, outcome, surprise) => {
    expect(judge(checks, exception)).toMatchObject({ outcome, surprise });
  });
});
