import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { buildApp, EVERYTHING, ISSUER, STAFF_ISSUER, type SynthOptions } from '../infra/support/synth.ts';

const reports = ({ app, outdir }: ReturnType<typeof buildApp>) => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch {
    // The findings are read from the report below.
  }
  return JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')).pluginReports;
};

const CASES: readonly (readonly [name: string, options: SynthOptions])[] = [
  ['with its own settings', {}],
  ['with no region and no account', { env: {} }],
  ['with every optional setting', { settings: EVERYTHING }],
  [
    'with failures only in the log of the state machine, and no traces',
    { settings: { workflowLog: 'ERROR', tracing: false } },
  ],
  ['with other issuers', { settings: { auth: ISSUER, staff: STAFF_ISSUER } }],
];

describe.each(STAGE_NAMES)('AwsSolutions finds nothing in %s', (name) => {
  it.each(CASES)('%s', (_, options) => {
    expect(reports(buildApp(name, options))).toEqual([]);
  });
});

it('finds a planted violation, and every acknowledgement has a reason', () => {
  const planted = buildApp('dev');
  new CfnQueue(planted.stack, 'Planted');
  expect(JSON.stringify(reports(planted))).toContain('AwsSolutions-SQS');

  const acknowledged = planted.stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  expect(acknowledged.length).toBeGreaterThan(0);
  const reasons = acknowledged.flatMap(({ data }) => Object.values<string>(data));
  for (const reason of reasons) expect(reason).toMatch(/^\w.{40,}\.$/);
});
