import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SERVICES } from '../../../../infra/observability/services.ts';
import { awsOf } from '../../../../infra/smoke/aws.ts';
import { runCheck } from '../../../../infra/smoke/check.ts';
import { changes, clock } from '../../../../infra/smoke/checks/background.ts';
import { longTurns } from '../../../../infra/smoke/checks/long-turns.ts';
import { metrics, trace } from '../../../../infra/smoke/checks/observed.ts';
import { type Check, System } from '../../../../infra/smoke/system.ts';
import { type HttpStandIn, sendJson, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

const URL_OF_API = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod/mcp';
const MACHINE = 'frontdesk-prod-conversation-turn';

let aws: HttpStandIn;
let answer: (request: WireRequest) => readonly [status: number, body: unknown];
let seen: WireRequest[];
beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  seen = [];
  aws = await startHttp((request, response) => {
    seen.push(request);
    const [status, body] = answer(request);
    sendJson(response, status, body);
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

/** A system whose turns take no time and go nowhere. */
class Quiet extends System {
  headers: Record<string, string> = {};

  override async connect(_?: string, headers = {}) {
    this.headers = headers;
    return {} as never;
  }
  override async ask() {
    this.turns.push({ receipt: {} as never, tookMs: 10, progressMs: 1 });
    return {} as never;
  }
}

const run = async (check: Check, url = URL_OF_API, patienceMs = 5000) => {
  const system = new Quiet({ url, local: false, aws: () => awsOf(url, aws.url), patienceMs });
  await system.ask();
  return { ...(await runCheck(check, system)), headers: system.headers };
};

const integration = (responseTransferMode: string, timeoutInMillis: number) => {
  const methodIntegration = { responseTransferMode, timeoutInMillis };
  return [200, { item: [{ path: '/' }, { path: '/mcp', resourceMethods: { ANY: { methodIntegration } } }] }] as const;
};
const traced = (...names: string[]) =>
  [200, { Traces: [{ Segments: names.map((name) => ({ Document: JSON.stringify({ name }) })) }] }] as const;
const counted = (...Values: number[]) => [200, { MetricDataResults: [{ Id: 'turns', Values }] }] as const;

describe('the configuration of the API', () => {
  it('is read when no turn was long', async () => {
    answer = () => integration('STREAM', 135_000);
    expect(await run(longTurns)).toMatchObject({ result: 'pass', detail: expect.stringContaining('not provoked') });
    expect(seen[0]?.url).toBe('/restapis/abc123/resources?embed=methods&limit=500');
    expect(seen[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 .*\/eu-west-1\/apigateway\/aws4_request, .*Signature=/),
    });
  });

  it.each([
    ['responses are held back', 'BUFFERED', 135_000],
    ['the default limit is left', 'STREAM', 29_000],
  ])('fails the check if %s', async (_, mode, timeout) => {
    answer = () => integration(mode, timeout);
    expect(await run(longTurns)).toMatchObject({ result: 'FAIL', detail: expect.stringContaining(mode) });
  });

  it('fails the check if there is no integration', async () => {
    answer = () => [200, {}];
    expect(await run(longTurns)).toMatchObject({ result: 'FAIL' });
  });

  it('is found by a custom domain', async () => {
    answer = ({ url }) =>
      url.includes('basepathmappings')
        ? [200, { item: [{ restApiId: 'own1', stage: 'prod' }] }]
        : integration('STREAM', 135_000);
    expect(await run(longTurns, 'https://help.example.com/mcp')).toMatchObject({ result: 'pass' });
    expect(seen.map(({ url }) => url)).toEqual([
      '/domainnames/help.example.com/basepathmappings',
      '/restapis/own1/resources?embed=methods&limit=500',
    ]);
    expect(seen[0]?.headers.authorization).toContain('/us-east-1/apigateway/');
  });
});

describe('a trace', () => {
  it('is polled until it has the state machine', async () => {
    answer = () => traced('frontdesk-prod/prod', ...(seen.length > 3 ? [MACHINE] : []));
    const { headers, ...row } = await run(trace);
    expect(row).toMatchObject({
      result: 'pass',
      detail: expect.stringMatching(/^2 segments of 1-[0-9a-f]{8}-[0-9a-f]{24}/),
    });
    expect(seen.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/restapis/abc123/stages/prod'],
      ...Array(3).fill(['POST', '/Traces']),
    ]);
    const { TraceIds } = JSON.parse(seen[1]?.body ?? '');
    expect(headers).toEqual({ 'x-amzn-trace-id': `Root=${TraceIds[0]};Sampled=1` });
  });

  it('is not looked for in a stage without tracing', async () => {
    answer = () => [200, { stageName: 'prod', tracingEnabled: false }];
    expect(await run(trace)).toMatchObject({ result: 'skip', detail: 'the stage has `tracing: false`' });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['it never comes', [200, { Traces: [] }], /^0 segments/],
    [
      'it ends at the gateway',
      traced('frontdesk-prod/prod'),
      /^1 segments .* none of frontdesk-prod-conversation-turn/,
    ],
    ['the request is malformed', [400, { message: 'InvalidRequestException' }], /status 400: .*InvalidRequest/],
  ] as const)('fails the check if %s', async (_, reply, detail) => {
    answer = () => reply;
    expect(await run(trace, URL_OF_API, 50)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(detail) });
  });
});

describe('the metrics', () => {
  it('are polled until they count the turns of this run', async () => {
    answer = () => counted(...(seen.length > 1 ? [0, 1] : []));
    expect(await run(metrics)).toMatchObject({ result: 'pass', detail: '1 turns are counted, and 1 were made' });
    const [first] = seen;
    expect(first?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'GraniteServiceVersion20100801.GetMetricData',
      authorization: expect.stringContaining('/eu-west-1/monitoring/'),
    });
    const { MetricDataQueries: queries, StartTime, EndTime } = JSON.parse(first?.body ?? '');
    expect(queries[0].MetricStat.Metric).toEqual({
      Namespace: 'Frontdesk',
      MetricName: 'Turns',
      Dimensions: [
        { Name: 'service', Value: SERVICES.front },
        { Name: 'stage', Value: 'prod' },
      ],
    });
    expect(StartTime % 60).toBe(0);
    expect(EndTime - StartTime).toBeGreaterThan(60);
  });

  it('fail the check if they count fewer', async () => {
    answer = () => counted();
    expect(await run(metrics, URL_OF_API, 50)).toMatchObject({
      result: 'FAIL',
      detail: '0 turns are counted, and 1 were made',
    });
  });
});

const mapped = (...EventSourceMappings: readonly object[]) => [200, { EventSourceMappings }] as const;

describe('the changes of the table', () => {
  it('are read by the live outbox', async () => {
    answer = () => mapped({ State: 'Enabled', LastProcessingResult: 'OK' });
    expect(await run(changes)).toMatchObject({ result: 'pass', detail: expect.stringContaining('last result: OK') });
    expect(seen.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/2015-03-31/event-source-mappings/?FunctionName=frontdesk-prod-outbox%3Alive'],
    ]);
    expect(seen[0]?.headers.authorization).toContain('/eu-west-1/lambda/');
  });

  it.each([
    ['nothing calls it', mapped(), /^nothing calls frontdesk-prod-outbox/],
    ['it is switched off', mapped({ State: 'Disabled' }), /is Disabled$/],
    [
      'Lambda may not read the stream',
      mapped({ State: 'Enabled', LastProcessingResult: 'PROBLEM: Cannot access stream' }),
      /PROBLEM: Cannot access stream/,
    ],
  ] as const)('fail the check if %s', async (_, reply, detail) => {
    answer = () => reply;
    expect(await run(changes)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(detail) });
  });
});

describe('the clock', () => {
  it('is looked for until CloudWatch has a run of the last minutes', async () => {
    answer = () => counted(...(seen.length > 1 ? [1, 1] : []));
    expect(await run(clock)).toMatchObject({ result: 'pass', detail: '2 runs in the last minutes' });
    const [{ MetricStat }] = JSON.parse(seen[0]?.body ?? '').MetricDataQueries;
    expect(MetricStat).toMatchObject({
      Stat: 'SampleCount',
      Metric: { MetricName: 'CustomersWaiting', Dimensions: [{ Value: SERVICES.clock }, { Value: 'prod' }] },
    });
  });

  it('fails the check if it did not run', async () => {
    answer = () => counted();
    expect(await run(clock, URL_OF_API, 50)).toMatchObject({
      result: 'FAIL',
      detail: 'the clock has not run in the last minutes',
    });
  });
});

describe('a check is skipped with the reason', () => {
  it('without credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    expect(await run(trace)).toMatchObject({ result: 'skip', detail: expect.stringContaining('no AWS credentials') });
  });

  it('without a region, behind a custom domain', async () => {
    vi.stubEnv('AWS_REGION', '');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    expect(await run(trace, 'https://help.example.com/mcp')).toMatchObject({
      result: 'skip',
      detail: expect.stringContaining('AWS_REGION'),
    });
  });

  it.each([
    [403, { message: 'Forbidden' }],
    [400, { __type: 'com.amazon#AccessDeniedException' }],
  ])('if the credentials do not allow it: %s', async (status, body) => {
    answer = () => [status, body];
    expect(await run(trace)).toMatchObject({
      result: 'skip',
      detail: 'the AWS credentials do not allow apigateway:GET',
    });
  });

  it('if the domain is of another account', async () => {
    answer = () => [200, { item: [] }];
    expect(await run(metrics, 'https://help.example.com/mcp')).toMatchObject({ result: 'skip' });
  });
});
