import { describe, expect, it } from 'vitest';
import { DEFAULT_OPERATOR, frontEnvironment, guardEnvironment, sharedEnvironment } from '../../../local/environment.ts';

const LOCAL = { bedrock: 'http://127.0.0.1:1', dynamo: 'http://127.0.0.1:2' };
const USER = { AWS_PROFILE: 'shop', AWS_ACCESS_KEY_ID: 'own', AWS_REGION: 'us-west-2' };
const KNOWLEDGE = { KNOWLEDGE_BASE_ID: 'KB12345678' };

describe('the environment of the functions', () => {
  it.each([
    ['only stand-ins are used', {}],
    [
      'the knowledge base is a stand-in',
      { ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'http://localhost:3' },
    ],
  ])("contains none of the user's credentials when %s", (_, asked) => {
    const told = sharedEnvironment({ ...USER, ...asked }, LOCAL);
    expect(told).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', AWS_REGION: 'us-west-2', ...asked });
    expect(told).not.toHaveProperty('AWS_PROFILE');
  });

  it("contains the user's credentials for a real knowledge base, with the stand-in for the models", () => {
    expect(sharedEnvironment({ ...USER, ...KNOWLEDGE }, LOCAL)).toMatchObject({
      ...USER,
      ...KNOWLEDGE,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: LOCAL.bedrock,
    });
  });

  it("has the region of the knowledge base's endpoint", () => {
    const AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME = 'https://bedrock-agent-runtime.eu-central-1.amazonaws.com';
    const told = sharedEnvironment({ ...USER, ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME }, LOCAL);
    expect(told).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_PROFILE: 'shop' });
  });

  it('contains the time limit of a model call only if it is longer than the default', () => {
    expect(sharedEnvironment({}, LOCAL)).not.toHaveProperty('MODEL_TIMEOUT_SECONDS');
    expect(sharedEnvironment({}, LOCAL, '{}', 60)).toMatchObject({ MODEL_TIMEOUT_SECONDS: '60' });
  });

  it.each([
    [undefined, ''],
    ['', ''],
    ['host.docker.internal', ',host.docker.internal'],
    [' Host.Docker.internal, desk.local,', ',host.docker.internal,desk.local'],
  ])('allows the hosts of loopback, and those of ALLOWED_HOSTS=%j', (ALLOWED_HOSTS, more) => {
    const told = guardEnvironment({ ALLOWED_HOSTS }, ['http://a.example', 'http://b.example']);
    expect(told.ALLOWED_ORIGINS).toBe('http://a.example,http://b.example');
    expect(told.ALLOWED_HOSTS).toBe(`127.0.0.1,localhost,[::1]${more}`);
  });

  it('names who calls an endpoint without tokens, and the issuer of one with tokens', () => {
    const url = 'http://127.0.0.1:1/desk';
    expect(frontEnvironment({}, url, undefined)).toMatchObject({ DEFAULT_CUSTOMER: 'local' });
    const open = frontEnvironment({}, url, undefined, DEFAULT_OPERATOR);
    expect(open).toMatchObject({ DEFAULT_OPERATOR: 'local Support' });
    expect(open).not.toHaveProperty('DEFAULT_CUSTOMER');
    const closed = frontEnvironment({}, url, 'http://127.0.0.1:2', DEFAULT_OPERATOR);
    expect(closed).toMatchObject({ RESOURCE_URL: url, ISSUER: 'http://127.0.0.1:2' });
    expect(closed).not.toHaveProperty('DEFAULT_OPERATOR');
  });

  it.each(['http://desk.local', 'desk.local:3000', 'desk.local/mcp', '*', 'a b'])(
    'does not allow %j as a host',
    (host) => {
      const tell = () => guardEnvironment({ ALLOWED_HOSTS: host }, []);
      expect(tell).toThrow(`ALLOWED_HOSTS must be host names such as host.docker.internal: ${host} is not one.`);
    },
  );

  it('names an endpoint that is not a URL', () => {
    const asked = { ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'agents' };
    expect(() => sharedEnvironment(asked, LOCAL)).toThrow('AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME must be a URL');
  });
});
