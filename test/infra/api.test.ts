import { describe, expect, it } from 'vitest';
import { wellKnownPaths } from '../../core/access/well-known.ts';
import { deskLimits, sessionLimits } from '../../infra/settings/sizes.ts';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { ofType, resolve, theOne } from './support/resolve.ts';
import { EVERYTHING, synth } from './support/synth.ts';

const METHOD = 'AWS::ApiGateway::Method';
const RESPONSE = 'AWS::ApiGateway::GatewayResponse';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:frontdesk';

describe.each(STAGE_NAMES)('the API of %s', (name) => {
  const { resources, template } = synth(name);
  const { throttling } = STAGES[name];
  const session = Object.keys(ofType(METHOD, resources)).find((id) => id.startsWith('McpApisessionANY')) ?? '';

  it('streams from the aliases of the fronts, with a timeout above 29 s', () => {
    const { [session]: _, ...others } = ofType(METHOD, resources);
    const methods = Object.values(others).filter(({ HttpMethod }) => String(HttpMethod) !== 'OPTIONS');
    const to = Map.groupBy(methods, ({ Integration }) => /-(mcp|desk):live/.exec(JSON.stringify(Integration))?.[1]);
    expect([...to].map(([front, { length }]) => [front, length]).toSorted()).toEqual([
      ['desk', 9],
      ['mcp', 9],
    ]);
    for (const { Integration } of methods) {
      expect(Integration).toEqual({
        Type: 'AWS_PROXY',
        IntegrationHttpMethod: 'POST',
        ResponseTransferMode: 'STREAM',
        TimeoutInMillis: 135_000,
        Uri: expect.stringMatching(
          `^arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FUNCTION}-${name}-(mcp|desk):live/response-streaming-invocations$`,
        ),
      });
    }
  });

  it('streams from the alias of the session function, with a timeout above its own', () => {
    const { Integration } = theOne(METHOD, resources, session);
    expect(Integration).toMatchObject({
      Type: 'AWS_PROXY',
      ResponseTransferMode: 'STREAM',
      Uri: expect.stringContaining(`${FUNCTION}-${name}-session:live/response-streaming-invocations`),
    });
    expect(Integration).not.toHaveProperty('TimeoutInMillis');
    expect(theOne('AWS::Lambda::Function', resources, 'SessionFunction').Timeout).toBeLessThan(29);
  });

  it('lets only API Gateway invoke the fronts, for their methods only, and each authorizer its function', () => {
    const permissions = Object.values(ofType('AWS::Lambda::Permission', resources)).filter(
      ({ Principal }) => String(Principal) === 'apigateway.amazonaws.com',
    );
    const sources = (fn: string) =>
      permissions
        .filter(({ FunctionName }) => String(FunctionName) === `${FUNCTION}-${name}-${fn}:live`)
        .map(({ SourceArn }) => String(SourceArn).replace(/^arn:aws:execute-api:us-east-1:123456789012:\w+\/\w+/, ''));
    for (const permission of permissions) {
      expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction' });
    }
    for (const [front, authorizer, id] of [
      ['mcp', 'authorizer', /^\/RoutesAuthorizer/],
      ['desk', 'desk-authorizer', /^\/DeskRoutesAuthorizer/],
    ] as const) {
      const documents = wellKnownPaths({ resource: `https://api/${front}`, pool: { loginUrl: '', jwksUri: '' } });
      const reads = documents.flatMap((path) => [`/GET${path}`, `/HEAD${path}`]);
      expect(sources(front).toSorted()).toEqual([`/*/${front}`, ...reads].toSorted());
      expect(sources(authorizer)).toEqual([expect.stringMatching(id)]);
    }
    expect(sources('session')).toEqual(['/*/session']);
    expect(permissions).toHaveLength(21);
  });

  it('is regional and passes bodies as bytes', () => {
    expect(theOne('AWS::ApiGateway::RestApi', resources)).toMatchObject({
      BinaryMediaTypes: ['*/*'],
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
  });

  it('is throttled, traced and logged without bodies', () => {
    const stage = theOne('AWS::ApiGateway::Stage', resources);
    expect(stage).toMatchObject({
      StageName: name,
      TracingEnabled: true,
      MethodSettings: [
        {
          HttpMethod: '*',
          ResourcePath: '/*',
          DataTraceEnabled: false,
          LoggingLevel: 'ERROR',
          ThrottlingRateLimit: throttling.rate,
          ThrottlingBurstLimit: throttling.burst,
        },
        {
          HttpMethod: 'POST',
          ResourcePath: '/~1desk',
          DataTraceEnabled: false,
          LoggingLevel: 'ERROR',
          ThrottlingRateLimit: deskLimits(STAGES[name]).rate,
          ThrottlingBurstLimit: deskLimits(STAGES[name]).burst,
        },
        ...['POST', 'DELETE'].map((HttpMethod) => ({
          HttpMethod,
          ResourcePath: '/~1session',
          DataTraceEnabled: false,
          LoggingLevel: 'ERROR',
          ThrottlingRateLimit: sessionLimits(STAGES[name]).rate,
          ThrottlingBurstLimit: sessionLimits(STAGES[name]).burst,
        })),
      ],
    });
    const { Format } = stage.AccessLogSetting as unknown as { readonly Format: string };
    const format = JSON.parse(Format);
    expect(format).toMatchObject({
      request_id: '$context.requestId',
      status: '$context.status',
      first_content_ms: '$context.integration.timeToFirstContent',
    });
    for (const value of Object.values(format))
      expect(value).toMatch(/^\$context\.(?!.*(body|query|claims|error\.message|userAgent))[\w.]+$/i);
  });

  it("keeps its logs for the stage's log retention", () => {
    for (const prefix of ['McpAccessLogs', 'McpExecutionLogs']) {
      const { RetentionInDays } = theOne('AWS::Logs::LogGroup', resources, prefix);
      expect(RetentionInDays).toBe(STAGES[name].logRetentionDays);
    }
  });

  it('answers errors in JSON-RPC', () => {
    const responses = Object.values(ofType(RESPONSE, resources));
    expect(responses.map(({ ResponseType }) => String(ResponseType))).toEqual(
      expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'ACCESS_DENIED', 'THROTTLED', 'WAF_FILTERED']),
    );
    for (const { ResponseTemplates } of responses) {
      expect(JSON.parse(ResponseTemplates?.['application/json'] ?? '')).toEqual({
        jsonrpc: '2.0',
        error: { code: expect.any(Number), message: expect.stringMatching(/\.$/) },
        id: null,
      });
    }
  });

  it('outputs its URL and the command that adds it to a client', () => {
    const { McpUrl, McpClient, DeskUrl, DeskClient, StaffIssuer, WorkflowConsole, DashboardUrl } =
      template.toJSON().Outputs;
    const url = String(resolve(McpUrl.Value, resources));
    expect(url).toMatch(new RegExp(`^https://McpApi\\w+\\.execute-api\\.us-east-1\\.amazonaws\\.com/${name}/mcp$`));
    expect(resolve(McpClient.Value, resources)).toMatch(
      /^claude mcp add --transport http --client-id \w+ --callback-port 8080 frontdesk https:/,
    );
    expect(resolve(DeskUrl.Value, resources)).toBe(url.replace(/mcp$/, 'desk'));
    expect(resolve(StaffIssuer.Value, resources)).toBe(resolve(DeskUrl.Value, resources));
    expect(resolve(DeskClient.Value, resources)).toMatch(
      /^claude mcp add --transport http --client-id \w+ --callback-port 8080 frontdesk-desk https:.*\/desk$/,
    );
    expect(JSON.stringify(DashboardUrl.Value)).toContain(`dashboard/frontdesk-${name}`);
    expect(JSON.stringify(WorkflowConsole.Value)).toContain('#/statemachines/view/');
  });
});

it("the stage's own pages may call /desk and /mcp and read their metadata; shops and other pages of customers /mcp and /session, other pages of the desk /desk", () => {
  const { pages, deskOrigins } = EVERYTHING;
  const { resources } = synth('dev', { settings: EVERYTHING });
  const own = `https://${pages.domain.name}`;
  const allowedOrigins = [...pages.shopOrigins, ...EVERYTHING.allowedOrigins];
  const preflights = Object.entries(ofType(METHOD, resources)).filter(
    ([, { HttpMethod }]) => String(HttpMethod) === 'OPTIONS',
  );
  const [desk, customers] = [
    preflights.filter(([id]) => id.includes('desk')),
    preflights.filter(([id]) => !id.includes('desk')),
  ];
  expect([desk.length, customers.length]).toEqual([5, 6]);
  for (const [, options] of desk) {
    for (const origin of [own, ...deskOrigins]) expect(JSON.stringify(options)).toContain(origin);
    for (const origin of allowedOrigins) expect(JSON.stringify(options)).not.toContain(origin);
  }
  for (const [, options] of customers) {
    for (const origin of [own, ...allowedOrigins]) expect(JSON.stringify(options)).toContain(origin);
    expect(JSON.stringify(options)).not.toContain(deskOrigins[0]);
  }
});

describe('with allowed origins', () => {
  const { resources } = synth('dev', { settings: { allowedOrigins: EVERYTHING.allowedOrigins } });
  const preflights = Object.values(ofType(METHOD, resources)).filter(
    ({ HttpMethod }) => String(HttpMethod) === 'OPTIONS',
  );

  it('answers preflight requests without authorization, and as text although all media types are binary', () => {
    expect(preflights).toHaveLength(11);
    for (const options of preflights) {
      expect(options).toMatchObject({
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          ContentHandling: 'CONVERT_TO_TEXT',
          IntegrationResponses: [{ StatusCode: '204', ContentHandling: 'CONVERT_TO_TEXT' }],
        },
      });
      expect(JSON.stringify(options)).toContain('authorization,content-type');
    }
    expect(
      preflights.map((options) => /'(GET|POST|POST,DELETE)'/.exec(JSON.stringify(options))?.[1]).toSorted(),
    ).toEqual([...Array(8).fill('GET'), ...Array(2).fill('POST'), 'POST,DELETE']);
  });

  it.each([
    [[], "'https://desk.example.com'"],
    [['https://desk.example.com'], "'https://desk.example.com'"],
    [['https://help.example.com'], "'*'"],
    [[], "'*'", ['https://crm.example.com']],
  ])(
    'with allowed origins %j, error responses allow the origin %s; with those of the desk %j',
    (allowedOrigins, header, deskOrigins: string[] = []) => {
      const pages = { domain: EVERYTHING.pages.domain, shopOrigins: [] };
      const api = synth('dev', { settings: { pages, allowedOrigins, deskOrigins } }).resources;
      for (const { ResponseParameters } of Object.values(ofType(RESPONSE, api))) {
        expect(ResponseParameters?.['gatewayresponse.header.Access-Control-Allow-Origin']).toBe(header);
        expect(ResponseParameters?.['gatewayresponse.header.Access-Control-Expose-Headers']).toBe(
          "'WWW-Authenticate, Retry-After'",
        );
      }
    },
  );
});

describe('with a custom domain', () => {
  const { resources, template } = synth('dev', { settings: { domain: EVERYTHING.domain } });

  it('is reached only by that name', () => {
    expect(theOne('AWS::ApiGateway::RestApi', resources).DisableExecuteApiEndpoint).toBe(true);
    expect(theOne('AWS::ApiGateway::DomainName', resources)).toMatchObject({
      DomainName: 'mcp.example.com',
      SecurityPolicy: 'TLS_1_2',
    });
    expect(theOne('AWS::Route53::RecordSet', resources)).toMatchObject({
      Name: 'mcp.example.com.',
      HostedZoneId: 'Z1',
    });
    expect(template.toJSON().Outputs.McpUrl.Value).toBe('https://mcp.example.com/mcp');
  });
});
