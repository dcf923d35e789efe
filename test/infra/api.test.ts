import { describe, expect, it } from 'vitest';
import { STAGE_NAMES, STAGES } from '../../infra/stages.ts';
import { ofType, theOne } from './resolve.ts';
import { EVERYTHING, synth } from './synth.ts';

const METHOD = 'AWS::ApiGateway::Method';
const RESPONSE = 'AWS::ApiGateway::GatewayResponse';
const FRONT = 'arn:aws:lambda:us-east-1:123456789012:function:frontdesk';

describe.each(STAGE_NAMES)('the API of %s', (name) => {
  const { resources, template } = synth(name);
  const { throttling } = STAGES[name];

  it('streams ANY /mcp from the alias of the front to IAM callers, for longer than 29 s', () => {
    expect(Object.keys(ofType(METHOD, resources))).toHaveLength(1);
    expect(theOne(METHOD, resources)).toMatchObject({
      HttpMethod: 'ANY',
      AuthorizationType: 'AWS_IAM',
      Integration: {
        Type: 'AWS_PROXY',
        ResponseTransferMode: 'STREAM',
        TimeoutInMillis: 135_000,
        Uri: `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FRONT}-${name}-mcp:live/response-streaming-invocations`,
      },
    });
    expect(theOne('AWS::ApiGateway::Resource', resources)).toMatchObject({ PathPart: 'mcp' });
  });

  it('lets API Gateway alone call the front, and this method alone', () => {
    expect(theOne('AWS::Lambda::Permission', resources)).toMatchObject({
      Action: 'lambda:InvokeFunction',
      FunctionName: `${FRONT}-${name}-mcp:live`,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: expect.stringMatching(/^arn:aws:execute-api:.*\/\*\/mcp$/),
    });
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
      ],
    });
    const { Format } = stage.AccessLogSetting as unknown as { readonly Format: string };
    const format = JSON.parse(Format);
    expect(format).toMatchObject({ request_id: '$context.requestId', status: '$context.status' });
    for (const value of Object.values(format))
      expect(value).toMatch(/^\$context\.(?!.*(body|query|authorizer))[\w.]+$/i);
  });

  it('keeps its logs as long as the stage says', () => {
    for (const prefix of ['McpAccessLogs', 'McpExecutionLogs']) {
      const { RetentionInDays } = theOne('AWS::Logs::LogGroup', resources, prefix);
      expect(RetentionInDays).toBe(STAGES[name].logRetentionDays);
    }
  });

  it('refuses in JSON-RPC', () => {
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

  it('says where it is and how to add it', () => {
    const { McpUrl, McpClient, WorkflowConsole, DashboardUrl } = template.toJSON().Outputs;
    expect(JSON.stringify(McpUrl.Value)).toContain('/mcp');
    expect(JSON.stringify(McpClient.Value)).toContain('mcp-proxy-for-aws');
    expect(McpClient.Description).toContain('sign');
    expect(JSON.stringify(DashboardUrl.Value)).toContain(`dashboard/frontdesk-${name}`);
    expect(JSON.stringify(WorkflowConsole.Value)).toContain('#/statemachines/view/');
  });
});

describe('with pages of other origins', () => {
  const { resources } = synth('dev', { settings: { allowedOrigins: EVERYTHING.allowedOrigins } });
  const options = Object.values(ofType(METHOD, resources)).find(({ HttpMethod }) => String(HttpMethod) === 'OPTIONS');

  it('preflight is answered without authorization, and as text although everything is binary', () => {
    expect(options).toMatchObject({
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'MOCK',
        ContentHandling: 'CONVERT_TO_TEXT',
        IntegrationResponses: [{ StatusCode: '204', ContentHandling: 'CONVERT_TO_TEXT' }],
      },
    });
    for (const origin of EVERYTHING.allowedOrigins) expect(JSON.stringify(options)).toContain(origin);
    expect(JSON.stringify(options)).toContain('Mcp-Protocol-Version');
  });

  it.each([
    [['https://help.example.com'], "'https://help.example.com'"],
    [EVERYTHING.allowedOrigins, "'*'"],
    [[], undefined],
  ])('%j may read refusals: %s', (allowedOrigins, header) => {
    const api = synth('dev', { settings: { allowedOrigins } }).resources;
    for (const { ResponseParameters } of Object.values(ofType(RESPONSE, api))) {
      expect(ResponseParameters?.['gatewayresponse.header.Access-Control-Allow-Origin']).toBe(header);
    }
  });
});

describe('with a domain of its own', () => {
  const { resources, template } = synth('dev', { settings: { domain: EVERYTHING.domain } });

  it('is reached by that name alone', () => {
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
