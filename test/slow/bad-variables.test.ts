import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCredentials } from '../../local/aws/credentials/check.ts';
import { startStack } from '../../local/stack.ts';

const NO_FILES = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, AWS_EC2_METADATA_DISABLED: 'true' };
const REAL = 'https://bedrock-runtime.us-east-1.amazonaws.com';
const NO_CREDENTIALS = 'Bedrock: no AWS credentials were found. Log in (aws sso login), or set AWS_PROFILE.';

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-variables-'));
const file = join(folder, 'file');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the one-machine run', () => {
  it.each([
    [
      { ALLOWED_ORIGINS: 'foo' },
      'ALLOWED_ORIGINS must be origins such as http://localhost:6274, or *: foo is not one.',
    ],
    [{ IDENTITY_ISSUERS: 'foo' }, /^IDENTITY_ISSUERS must be JSON such as .*$/],
    [{ AWS_ENDPOINT_URL_DYNAMODB: 'foo' }, 'AWS_ENDPOINT_URL_DYNAMODB must be a URL, such as https://…'],
    [{ AWS_ENDPOINT_URL_SFN: 'foo' }, 'AWS_ENDPOINT_URL_SFN must be a URL, such as https://…'],
    [{ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: REAL, ...NO_FILES }, NO_CREDENTIALS],
    [{ KNOWLEDGE_BASE_ID: 'KB12345678', ...NO_FILES }, NO_CREDENTIALS],
    [{ DATA_DIR: file }, `${file} is a file: choose a folder for DATA_DIR.`],
    [{ DATA_DIR: join(file, 'below') }, /cannot be created \(ENOTDIR\): choose another one for DATA_DIR\.$/],
    [{ DATA_DIR: '/proc/x' }, /^The folder \/proc\/x cannot be created/],
    [{ CONTEXT_TOKENS: '5' }, 'Bad environment: CONTEXT_TOKENS must be a whole number from 1000 to 16384'],
    [{ TURN_SECONDS: '0' }, 'Bad environment: TURN_SECONDS must be a whole number from 1 to 100'],
  ])('does not start with %j, and says why in one line', async (environment: Record<string, string>, message) => {
    const starting = startStack({ port: 0, environment });
    await expect(starting).rejects.toThrow(typeof message === 'string' ? new Error(message) : message);
  });
});

/** The variables that name a server, with what each needs beside it. */
const ENDPOINTS: readonly (readonly [name: string, others: Record<string, string>])[] = [
  ['AWS_ENDPOINT_URL_DYNAMODB', {}],
  ['AWS_ENDPOINT_URL_SFN', {}],
  ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', {}],
  ['AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME', { KNOWLEDGE_BASE_ID: 'KB12345678' }],
  ['MODEL_SERVER_URL', { MODEL_SERVER_MODEL: 'm' }],
];

describe.concurrent.each(ENDPOINTS)('%s', (name, others) => {
  const starting = (url: string) => startStack({ port: 0, environment: { ...others, [name]: url } });

  it('that is no URL is named in one line', async () => {
    await expect(starting('foo')).rejects.toThrow(new RegExp(`^${name} must be a URL, such as http.*$`));
  });

  it('at which nothing listens is named in one line', async () => {
    await expect(starting('http://127.0.0.1:1')).rejects.toThrow(
      new RegExp(`^${name}: no .* http://127\\.0\\.0\\.1:1 \\(.*\\)\\. Start .*, or correct the URL\\.$`),
    );
  });

  it('at which a server never answers is named in one line', async ({ onTestFinished }) => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await expect(starting(url)).rejects.toThrow(new RegExp(`^${name}: no .*${url}.* or correct the URL\\.$`));
  });
});

describe('checkCredentials', () => {
  it.each([
    ['keys', { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }],
    ['a Bedrock API key', { AWS_BEARER_TOKEN_BEDROCK: 'a' }],
  ])('accepts %s', async (_, environment) => {
    await checkCredentials({ ...NO_FILES, ...environment });
  });

  it('accepts a profile in a file, and not one that the file lacks', async () => {
    const AWS_SHARED_CREDENTIALS_FILE = join(folder, 'credentials');
    writeFileSync(AWS_SHARED_CREDENTIALS_FILE, '[shop]\naws_access_key_id = a\naws_secret_access_key = b\n');
    const files = { ...NO_FILES, AWS_SHARED_CREDENTIALS_FILE };
    await checkCredentials({ ...files, AWS_PROFILE: 'shop' });
    await expect(checkCredentials({ ...files, AWS_PROFILE: 'shpo' })).rejects.toThrow(NO_CREDENTIALS);
  });
});
