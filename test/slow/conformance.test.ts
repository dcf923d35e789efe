import { beforeAll, describe, expect, it } from 'vitest';
import { conformanceOf, type Result } from '../conformance/conformance.ts';
import { EXCEPTIONS, type Exception } from '../conformance/exceptions.ts';
import { judge } from '../conformance/judge.ts';
import { REVISIONS, scenariosOf } from '../conformance/requirements.ts';
import type { Check } from '../conformance/run-suite.ts';
import { SERVERS } from '../conformance/servers.ts';

const CASES = REVISIONS.flatMap((revision) => scenariosOf(revision).map(({ name }) => [revision, name] as const));

describe.each(SERVERS)('the %s in the official suite', (server) => {
  let results: readonly Result[];
  beforeAll(async () => {
    results = await conformanceOf(server);
  }, 300_000);

  it.each(CASES)('has the expected result in %s: %s', (revision, name) => {
    const result = results.find((one) => one.revision === revision && one.scenario.name === name);
    expect(result?.surprise, result?.why ?? 'it was not judged').toBe(false);
  });

  it.each(REVISIONS)('lists no exception for a scenario that is not in %s', (revision) => {
    const names = scenariosOf(revision).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(EXCEPTIONS[server][revision].flatMap(({ scenarios }) => scenarios)));
  });
});

describe("the product's front with the fixture server", () => {
  it('needs no exception in 2026-07-28', () => {
    expect(EXCEPTIONS.fixture['2026-07-28']).toEqual([]);
  });

  it('fails only the scenarios of 2025-11-25 that need requests from the server', () => {
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
    ['is passed for successful checks', [good, wire('SUCCESS')], null, 'passed', false],
    ['is a surprise for a failed check', [good, bad], null, 'failed', true],
    ['is a surprise for a scenario that did not run', [], null, 'skipped', true],
    ['is a surprise for a scenario without checks of its own', [wire('SUCCESS')], null, 'skipped', true],
    ['is expected for a listed scenario that fails', [bad, wire('SUCCESS')], whole, 'failed', false],
    ['is a surprise for a listed scenario that passes', [good, wire('SUCCESS')], whole, 'passed', true],
    ['is a surprise for a listed scenario with an invalid message', [bad, wire('FAILURE')], whole, 'failed', true],
    ['is passed when only listed checks fail', [good, bad], partly, 'passed', false],
    ['is a surprise when other checks fail', [{ ...bad, id: 'c' }, bad], partly, 'failed', true],
  ])('%s', (_, checks, exception, outcome, surprise) => {
    expect(judge(checks, exception)).toMatchObject({ outcome, surprise });
  });
});
