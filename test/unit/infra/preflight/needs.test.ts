import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import counts from '../../../../infra/cost/counts.json' with { type: 'json' };
import { FIXED_FILES, HASHED_FILES, PAGE_OBJECTS } from '../../../../infra/pages/page-objects.ts';
import { needsOf } from '../../../../infra/preflight/needs.ts';
import { report } from '../../../../infra/preflight/report.ts';
import { checkSettings, STAGES } from '../../../../infra/stages.ts';

/** One fast call of 3,000 tokens a turn; every tenth turn calls the strong model. */
const usage = (calls: number, input: number) => ({
  calls,
  input: calls * input,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
});
const COUNTS = {
  ...counts,
  turns: 100,
  models: { triage: usage(100, 300), fast: usage(100, 3000), strong: usage(10, 3000) },
};
const settings = (change: object = {}) => checkSettings('prod', { ...STAGES.prod, ...change }, 'us-east-1');
const valuesOf = (change: object = {}) =>
  Object.fromEntries(needsOf(settings(change), COUNTS).map(({ what, needed, atMost }) => [what, [needed, atMost]]));
const REPORTED = needsOf(settings(), COUNTS);

describe('the needs of prod', () => {
  it('are the reservations and 100, and every call of a turn with what Bedrock reserves for its reply', () => {
    expect(valuesOf()).toEqual({
      // Front 161, turn 352, authorizer 156; session 30; desk 30, and its authorizer 40.
      'Lambda, concurrent executions': [884, 884],
      'Bedrock, requests a minute, Nova Micro (triage)': [2400, 2400],
      'Bedrock, tokens a minute, Nova Micro (triage)': [1_200_000, 1_200_000],
      'Bedrock, requests a minute, Nova Lite (fast)': [2400, 2400],
      // 2,400 × (3,000 + 1,024); with a full context 2,400 × (12,000 + 1,024).
      'Bedrock, tokens a minute, Nova Lite (fast)': [9_700_000, 32_000_000],
      'Bedrock, requests a minute, Claude Sonnet 4.6 (strong)': [240, 240],
      'Bedrock, tokens a minute, Claude Sonnet 4.6 (strong)': [970_000, 3_200_000],
      'KMS, signatures a second': [25, 25],
      'CloudFront, response headers policies': [6, 6],
    });
  });

  it('grow by the tools function, and add up for a model of two tiers', () => {
    const toolServers = [{ name: 'shop', url: 'https://shop.example.com/mcp' }];
    const models = { ...STAGES.prod.models, triage: STAGES.prod.models.fast };
    expect(valuesOf({ toolServers, models })).toMatchObject({
      'Lambda, concurrent executions': [924, 924],
      'Bedrock, requests a minute, Nova Lite (triage, fast)': [4800, 4800],
    });
  });

  it('are those in the runbook', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const rows = needsOf(settings(), counts).map(
      ({ what, needed, atMost }) => `| ${what} | ${needed.toLocaleString('en')} | ${atMost.toLocaleString('en')} |`,
    );
    expect(rows.filter((row) => !runbook.includes(row))).toEqual([]);
  });
});

describe('the report', () => {
  const quota = (name: string, value: number) => ({ service: 'bedrock' as const, name, code: 'L-1', value });

  it.each([
    ['Cross-region model inference requests per minute for Amazon Nova Micro', 'Nova Micro (triage)', '2,400, enough'],
    [
      'Global cross-region model inference requests per minute for Anthropic Claude Sonnet 4.6 V1',
      'Claude',
      '2,400, enough',
    ],
    ['Cross-region model inference requests per minute for Anthropic Claude Sonnet 4.6', 'Claude', 'not found'],
    ['On-demand model inference requests per minute for Amazon Nova Micro', 'Nova Micro (triage)', 'not found'],
    [
      'Cross-region model inference tokens per minute for Amazon Nova Micro',
      'requests a minute, Nova Micro',
      'not found',
    ],
    [
      'Cross-region model inference requests per minute for Amazon Nova Lite 2',
      'requests a minute, Nova Lite',
      'not found',
    ],
  ])('of the quota %s says for %s: %s', (name, what, said) => {
    const { lines } = report(REPORTED, [quota(name, 2400)], 'us-east-1');
    expect(lines.find((line) => line.includes(what))).toContain(said);
  });

  it.each([
    ['kms', 'Cryptographic operations (ECC) request rate', 'KMS', 'eu-west-1'],
    ['cloudfront', 'Response headers policies per AWS account', 'CloudFront', 'us-east-1'],
  ] as const)('of %s asks for more of "%s" where its quotas are', (service, name, what, region) => {
    const { lines, isTooLow } = report(REPORTED, [{ service, name, code: 'L-1', value: 1 }], 'eu-west-1');
    expect(lines.find((line) => line.startsWith(what))).toContain(`--region ${region} --service-code ${service} `);
    expect(isTooLow).toBe(true);
  });

  it('needs as many policies of CloudFront as the pages have', () => {
    const need = REPORTED.find(({ service }) => service === 'cloudfront');
    expect(need?.needed).toBe(Object.keys(PAGE_OBJECTS).length + FIXED_FILES.length + [HASHED_FILES].length);
  });
});
