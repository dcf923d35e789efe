import { describe, expect, it } from 'vitest';
import { sharedEnvironment } from '../../../local/environment.ts';

const LOCAL = { bedrock: 'http://127.0.0.1:1', dynamo: 'http://127.0.0.1:2' };
const USER = { AWS_PROFILE: 'shop', AWS_ACCESS_KEY_ID: 'own', AWS_REGION: 'us-west-2' };
const KNOWLEDGE = { KNOWLEDGE_BASE_ID: 'KB12345678' };

describe('what the functions are told', () => {
  it.each([
    ['nothing real is asked for', {}],
    [
      'the knowledge base is a stand-in',
      { ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'http://localhost:3' },
    ],
  ])("hands none of the user's credentials on when %s", (_, asked) => {
    const told = sharedEnvironment({ ...USER, ...asked }, LOCAL);
    expect(told).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', AWS_REGION: 'us-west-2', ...asked });
    expect(told).not.toHaveProperty('AWS_PROFILE');
  });

  it('hands them on for a real knowledge base, beside a stand-in that answers', () => {
    expect(sharedEnvironment({ ...USER, ...KNOWLEDGE }, LOCAL)).toMatchObject({
      ...USER,
      ...KNOWLEDGE,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: LOCAL.bedrock,
    });
  });

  it("takes the region of the knowledge base's endpoint", () => {
    const AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME = 'https://bedrock-agent-runtime.eu-central-1.amazonaws.com';
    const told = sharedEnvironment({ ...USER, ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME }, LOCAL);
    expect(told).toMatchObject({ AWS_REGION: 'eu-central-1', AWS_PROFILE: 'shop' });
  });

  it('names the time of a model call only where it is longer than usual', () => {
    expect(sharedEnvironment({}, LOCAL)).not.toHaveProperty('MODEL_TIMEOUT_SECONDS');
    expect(sharedEnvironment({}, LOCAL, '{}', 60)).toMatchObject({ MODEL_TIMEOUT_SECONDS: '60' });
  });

  it('names an endpoint that is no URL', () => {
    const asked = { ...KNOWLEDGE, AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: 'agents' };
    expect(() => sharedEnvironment(asked, LOCAL)).toThrow('AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME must be a URL');
  });
});
