import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STAGE_NAMES } from '../../infra/stages.ts';
import { cacheControl, pageHeaders } from '../../web/build/page-headers.ts';
import { circlesIn } from './support/dependencies.ts';
import { statementsOf } from './support/policies.ts';
import { ofType, resolve, theOne, variables } from './support/resolve.ts';
import { EVERYTHING, ISSUER, type Resources, STAFF_ISSUER, synth } from './support/synth.ts';

interface Behavior {
  readonly PathPattern?: string;
  readonly ResponseHeadersPolicyId: string;
  readonly FunctionAssociations?: readonly { readonly EventType: string }[];
}

interface Config {
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
  readonly Origins: readonly object[];
  readonly ViewerCertificate?: object;
  readonly CustomErrorResponses: readonly object[];
}

const configOf = (resources: Resources): Config =>
  theOne('AWS::CloudFront::Distribution', resources).DistributionConfig as unknown as Config;

const behaviorsOf = (resources: Resources): readonly Behavior[] => {
  const { DefaultCacheBehavior, CacheBehaviors } = configOf(resources);
  return [{ PathPattern: '/', ...DefaultCacheBehavior }, ...CacheBehaviors];
};

interface HeadersConfig {
  readonly SecurityHeadersConfig: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly CorsConfig?: { readonly AccessControlAllowOrigins: { readonly Items: readonly string[] } };
  readonly CustomHeadersConfig: { readonly Items: readonly { readonly Header: string; readonly Value: string }[] };
}

/** The headers that CloudFront adds by the policy of a path, in the form of web/build/page-headers.ts. */
const headersOf = (resources: Resources, path: string): Record<string, string> => {
  const id = behaviorsOf(resources).find(({ PathPattern }) => PathPattern === path)?.ResponseHeadersPolicyId ?? '';
  const policy = theOne('AWS::CloudFront::ResponseHeadersPolicy', resources, id).ResponseHeadersPolicyConfig;
  const { SecurityHeadersConfig, CorsConfig, CustomHeadersConfig } = policy as unknown as HeadersConfig;
  const { ContentSecurityPolicy, StrictTransportSecurity, ContentTypeOptions, ReferrerPolicy } = SecurityHeadersConfig;
  return {
    ...(ContentSecurityPolicy && { 'content-security-policy': String(ContentSecurityPolicy.ContentSecurityPolicy) }),
    'strict-transport-security': `max-age=${StrictTransportSecurity?.AccessControlMaxAgeSec}`,
    ...(ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
    ...(ReferrerPolicy && { 'referrer-policy': String(ReferrerPolicy.ReferrerPolicy) }),
    ...(CorsConfig && { 'access-control-allow-origin': CorsConfig.AccessControlAllowOrigins.Items.join() }),
    ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
  };
};

/** CloudFront refuses these among custom headers. */
const NOT_CUSTOM =
  /^(access-control-|content-security-policy|strict-transport-|x-content-type-|x-frame-|x-xss-|referrer-policy)/i;
/** Characters of a content security policy. */
const MAX_POLICY = 1783;

const PATHS = ['/', '/chat', '/console', '/widget.js', '/config.json', '/assets/*'];

describe.each(STAGE_NAMES)('the pages of %s', (name) => {
  const { resources } = synth(name);

  it('are in a private bucket, which only their distribution reads', () => {
    expect(theOne('AWS::S3::Bucket', resources, 'Pages')).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    const policies = statementsOf(resources).filter(({ where }) => where.startsWith('PagesBucketPolicy'));
    const [distribution] = Object.keys(ofType('AWS::CloudFront::Distribution', resources));
    expect(
      policies.map(({ effect, actions, principal, condition }) => [effect, actions, principal, condition]),
    ).toEqual([
      ['Deny', ['s3:*'], { AWS: '*' }, { Bool: { 'aws:SecureTransport': 'false' } }],
      [
        'Allow',
        ['s3:GetObject'],
        { Service: 'cloudfront.amazonaws.com' },
        { StringEquals: { 'AWS:SourceArn': `arn:aws:cloudfront::123456789012:distribution/${distribution}` } },
      ],
    ]);
  });

  it('are served over HTTPS, HTTP/2 and 3, compressed, by signed requests to the bucket', () => {
    const config = configOf(resources);
    expect(config).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true });
    expect(config.Origins).toEqual([
      expect.objectContaining({
        OriginAccessControlId: expect.stringMatching(/^PagesDistribution.*OriginAccessControl\w+\.Id$/),
        S3OriginConfig: { OriginAccessIdentity: '' },
      }),
    ]);
    expect(theOne('AWS::CloudFront::OriginAccessControl', resources).OriginAccessControlConfig).toMatchObject({
      SigningBehavior: 'always',
    });
    for (const behavior of behaviorsOf(resources))
      expect(behavior).toMatchObject({
        AllowedMethods: ['GET', 'HEAD'],
        Compress: true,
        ViewerProtocolPolicy: 'redirect-to-https',
      });
  });

  it('are rewritten to their objects, and no other path is', () => {
    const { FunctionCode } = theOne('AWS::CloudFront::Function', resources);
    const rewrite = new Function(`${FunctionCode}; return (uri) => handler({ request: { uri } }).uri;`)();
    expect(['/', '/chat', '/console', '/widget.js', '/consoles', '/constructor'].map(rewrite)).toEqual([
      '/home.html',
      '/chat.html',
      '/console.html',
      '/widget.js',
      '/consoles',
      '/constructor',
    ]);
    const rewritten = behaviorsOf(resources).filter(({ FunctionAssociations: functions }) => functions);
    expect(rewritten.map(({ PathPattern }) => PathPattern)).toEqual(['/', '/chat', '/console']);
    expect(configOf(resources).CustomErrorResponses).toMatchObject([
      { ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/home.html' },
    ]);
  });

  it('are in no circle with the functions that allow their origin', () => {
    expect(circlesIn(resources)).toEqual([]);
  });
});

describe.each([
  ['of the stage', {}, 'https://frontdesk-prod-staff-1a2b3c4d.auth.us-east-1.amazoncognito.com', []],
  [
    'with names of their own',
    EVERYTHING,
    'https://our-desk.auth.us-east-1.amazoncognito.com',
    EVERYTHING.pages.shopOrigins,
  ],
  ["with the company's own log-in", { auth: ISSUER, staff: STAFF_ISSUER }, 'https://people.example.com', []],
])('the headers of the pages, %s', (_, settings, login, shops) => {
  const { resources, template } = synth('prod', { settings });
  const api = new URL(String(resolve(template.toJSON().Outputs.McpUrl.Value, resources))).origin;

  it.each(PATHS)('are those of page-headers.ts: %s', (path) => {
    // A URL is in lower case, an unresolved id is not.
    const lower = (headers: Readonly<Record<string, string>>) => JSON.parse(JSON.stringify(headers).toLowerCase());
    expect(lower(headersOf(resources, path))).toEqual(
      lower({
        ...pageHeaders(path, { api, login: [login], shops }),
        'cache-control': cacheControl(path, path === '/assets/*'),
      }),
    );
  });

  it('fit the places and limits of CloudFront', () => {
    for (const policy of Object.values(ofType('AWS::CloudFront::ResponseHeadersPolicy', resources))) {
      const { CustomHeadersConfig, SecurityHeadersConfig } =
        policy.ResponseHeadersPolicyConfig as unknown as HeadersConfig;
      for (const { Header } of CustomHeadersConfig.Items) expect(Header).not.toMatch(NOT_CUSTOM);
      const { ContentSecurityPolicy: text = '' } = SecurityHeadersConfig.ContentSecurityPolicy ?? {};
      // The shops' origins may have 1,300 characters.
      expect(text.length - shops.join(' ').length).toBeLessThan(MAX_POLICY - 1300);
    }
  });

  it('have a place for every path', () => {
    expect(behaviorsOf(resources).map(({ PathPattern }) => PathPattern)).toEqual(PATHS);
  });
});

describe('the names of the pages', () => {
  it("are CloudFront's, or those of the stage with TLS 1.2 and their records", () => {
    expect(configOf(synth('prod').resources).ViewerCertificate).toBeUndefined();
    const { resources } = synth('prod', { settings: EVERYTHING });
    const { name, certificateArn } = EVERYTHING.pages.domain;
    expect(configOf(resources)).toMatchObject({
      Aliases: [name],
      ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    const records = Object.values(ofType('AWS::Route53::RecordSet', resources)).filter(
      (record) => String(record.Name) === `${name}.`,
    );
    expect(records.map(({ Type }) => String(Type)).toSorted()).toEqual(['A', 'AAAA']);
  });

  it('are in the outputs', () => {
    const { Outputs } = synth('prod', { settings: EVERYTHING }).template.toJSON();
    expect(Outputs.ChatPage.Value).toBe('https://desk.example.com/chat');
    expect(Outputs.Console.Value).toBe('https://desk.example.com/console');
    expect(Outputs.WidgetTag.Value).toBe(
      '<script type="module" src="https://desk.example.com/widget.js"></script><frontdesk-chat></frontdesk-chat>',
    );
  });
});

/** `config.json` as the upload writes it, with the values of the deployment. */
const uploadedConfig = (settings: object): object => {
  const { resources, outdir } = synth('prod', { settings });
  const { SourceObjectKeys, SourceMarkers } = theOne('Custom::CDKBucketDeployment', resources) as unknown as {
    readonly SourceObjectKeys: readonly string[];
    readonly SourceMarkers?: readonly Readonly<Record<string, string>>[];
  };
  const [, key = ''] = SourceObjectKeys;
  const text = readFileSync(join(outdir, `asset.${key.replace('.zip', '')}`, 'config.json'), 'utf8');
  const markers = Object.entries(SourceMarkers?.[1] ?? {});
  return JSON.parse(markers.reduce((filled, [marker, value]) => filled.replaceAll(marker, value), text));
};

it('circlesIn finds a planted circle', () => {
  const of = (Properties: object) => ({ Type: 'T', Properties: Properties as never });
  expect(
    circlesIn({
      A: of({ b: { Ref: 'B' } }),
      B: of({ c: { 'Fn::Sub': `x\${C.Arn}` } }),
      C: of({ a: { 'Fn::GetAtt': ['A', 'Arn'] } }),
    }),
  ).toEqual(['A → B → C → A']);
});

describe('config.json', () => {
  it('has the URL of the API, and the log-in of the console at the pool of the staff', () => {
    const { resources } = synth('prod');
    const { RESOURCE_URL = '', CONSOLE_CLIENT } = {
      ...variables(resources, 'DeskFunction'),
      ...variables(resources, 'DeskAuthorizer'),
    };
    expect(uploadedConfig({})).toEqual({
      api: RESOURCE_URL.replace(/\/desk$/, ''),
      login: {
        issuer: RESOURCE_URL,
        client_id: CONSOLE_CLIENT,
        scope: 'frontdesk/support:operate',
        admin_scope: 'frontdesk/support:admin',
        resource: RESOURCE_URL,
      },
    });
  });

  it("has the client of the company's own issuer", () => {
    expect(uploadedConfig({ domain: EVERYTHING.domain, staff: STAFF_ISSUER })).toEqual({
      api: 'https://mcp.example.com',
      login: {
        issuer: 'https://people.example.com/',
        client_id: 'console-1',
        scope: 'support:operate',
        admin_scope: 'support:admin',
        resource: 'https://mcp.example.com/desk',
      },
    });
  });
});

describe('the upload of the pages', () => {
  const { resources } = synth('prod', { settings: EVERYTHING });
  const upload = theOne('Custom::CDKBucketDeployment', resources);

  it('keeps the files of earlier builds, and invalidates what has a fixed name', () => {
    expect(upload).toMatchObject({
      Prune: false,
      DistributionPaths: [
        '/',
        '/home.html',
        '/chat',
        '/chat.html',
        '/console',
        '/console.html',
        '/widget.js',
        '/config.json',
      ],
    });
  });

  it("logs for the stage's log retention", () => {
    expect(theOne('AWS::Logs::LogGroup', resources, 'PageFiles')).toMatchObject({
      LogGroupName: '/frontdesk/prod/pages',
      RetentionInDays: 90,
    });
  });
});
