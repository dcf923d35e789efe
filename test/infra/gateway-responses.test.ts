import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STATUS, gatewayResponses } from '../../local/aws/api-gateway/gateway-responses.ts';

const answer = gatewayResponses('https://api.example/prod', []);
const TYPES = Object.keys(DEFAULT_STATUS) as (keyof typeof DEFAULT_STATUS)[];
/** The types whose client should try again, and when. Without a usage plan, `QUOTA_EXCEEDED` does not occur. */
const RETRY_AFTER = {
  DEFAULT_5XX: '2',
  API_CONFIGURATION_ERROR: '2',
  THROTTLED: '1',
  AUTHORIZER_FAILURE: '2',
  AUTHORIZER_CONFIGURATION_ERROR: '2',
  INTEGRATION_FAILURE: '2',
  INTEGRATION_TIMEOUT: '2',
};

it('the types of gateway responses are those of API Gateway', () => {
  const types = Object.values(ResponseType).flatMap((each) => (each instanceof ResponseType ? each.responseType : []));
  expect(types.toSorted()).toEqual(TYPES.toSorted());
});

it.each(TYPES)('%s is a JSON-RPC error that says what to do', (type) => {
  const { status, body } = answer(type);
  expect(JSON.parse(body)).toEqual({
    jsonrpc: '2.0',
    error: { code: status < 500 ? -32000 : -32603, message: expect.stringMatching(/^[A-Z].+\.$/) },
    id: null,
  });
});

describe('the headers', () => {
  it('say when to try again, exactly where that helps', () => {
    const named = TYPES.flatMap((type) => {
      const { 'Retry-After': after } = answer(type).headers;
      return after === undefined ? [] : [[type, after]];
    });
    expect(Object.fromEntries(named)).toEqual(RETRY_AFTER);
    for (const type of TYPES.filter((each) => answer(each).status === 429 || answer(each).status >= 500)) {
      expect(type === 'QUOTA_EXCEEDED' || type in RETRY_AFTER, type).toBe(true);
    }
  });

  it('challenge only a request without a valid token, so that an outage makes no client log in again', () => {
    expect(TYPES.filter((type) => answer(type).headers['WWW-Authenticate'])).toEqual(['UNAUTHORIZED']);
    for (const type of ['AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR'] as const) {
      expect(answer(type).status).toBe(503);
    }
  });
});
