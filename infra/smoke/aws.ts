import { SFNClient } from '@aws-sdk/client-sfn';
import { SignatureV4 } from '@smithy/signature-v4';
import { skip } from './check.ts';

/** A service's name in signatures, which also begins its host name, and the prefix of its operations where they share one path. */
const SERVICES = {
  'apigateway:GET': { service: 'apigateway' },
  'xray:BatchGetTraces': { service: 'xray' },
  'lambda:ListEventSourceMappings': { service: 'lambda' },
  'cloudwatch:GetMetricData': { service: 'monitoring', target: 'GraniteServiceVersion20100801.GetMetricData' },
} as const;

/** A deployment, and what the user's credentials can read of it. */
export interface Aws {
  readonly apiId: string;
  readonly stage: string;
  /** Skips the check if the credentials do not allow the action. Without a body the request is a GET. */
  call(action: keyof typeof SERVICES, path: string, body?: object): Promise<unknown>;
}

const DENIED = /AccessDenied|Unauthorized|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature/;
/** The API's id and its region, in a host name without a custom domain. */
const EXECUTE_API = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/;

/** Finds the API behind a URL. `endpoint` replaces those of AWS. */
export const awsOf = async (url: string, endpoint?: string): Promise<Aws> => {
  const { hostname, pathname } = new URL(url);
  const [, apiId, region] = EXECUTE_API.exec(hostname) ?? [];
  const call = signedCalls(new SFNClient(region === undefined ? {} : { region }), endpoint);
  if (apiId !== undefined) return { apiId, stage: pathname.split('/')[1] ?? '', call };
  const mappings = await call('apigateway:GET', `/domainnames/${hostname}/basepathmappings`);
  const [mapping] = (mappings as { item?: { restApiId: string; stage: string }[] }).item ?? [];
  if (!mapping) skip(`${hostname} is no domain of an API in this account and region`);
  return { apiId: mapping.restApiId, stage: mapping.stage, call };
};

const signedCalls = ({ config }: SFNClient, endpoint?: string): Aws['call'] => {
  const { credentials, sha256 } = config;
  return async (action, path, body) => {
    const { service, target } = { target: undefined, ...SERVICES[action] };
    const region = await config.region().catch(() => skip('set AWS_REGION to the region of the deployment'));
    await credentials().catch(() => skip('there are no AWS credentials: log in, and run this again'));
    const url = new URL(path, endpoint ?? `https://${service}.${region}.amazonaws.com`);
    const { host, hostname, protocol, pathname, searchParams } = url;
    const headers = {
      host,
      // API Gateway answers in HAL unless JSON is asked for.
      accept: 'application/json',
      'content-type': 'application/json',
      ...(target && { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target }),
    };
    const request = { method: body ? 'POST' : 'GET', ...(body && { body: JSON.stringify(body) }) };
    const where = { protocol, hostname, path: pathname, query: Object.fromEntries(searchParams) };
    const signer = new SignatureV4({ service, region, credentials, sha256 });
    const signed = await signer.sign({ ...request, ...where, headers });
    const response = await fetch(url, { ...request, headers: signed.headers });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    const error = `${response.headers.get('x-amzn-errortype') ?? ''} ${text}`;
    if (response.status === 403 || DENIED.test(error)) skip(`the AWS credentials do not allow ${action}`);
    throw new Error(`${action}: status ${response.status}: ${error}`);
  };
};
