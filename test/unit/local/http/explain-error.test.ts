import { SdkErrorCode, SdkHttpError, UnauthorizedError } from '@modelcontextprotocol/client';
import { expect, it } from 'vitest';
import { explainError } from '../../../../local/http/explain-error.ts';

const URL = 'http://127.0.0.1:1/mcp';
const rejected = (text: string) =>
  new SdkHttpError(SdkErrorCode.ClientHttpNotImplemented, `Error POSTing to endpoint: ${text}`, { status: 403, text });

it('says that no server answers after a failed connection', async () => {
  const failed = await fetch(URL).catch((error: unknown) => error);
  expect(explainError(URL, failed).message).toBe(
    `No server answers at ${URL}: start one with npm start, or correct --url.`,
  );
});

it.each([
  [
    'the message of a JSON-RPC error',
    rejected('{"jsonrpc":"2.0","error":{"code":-32000,"message":"Forbidden."},"id":null}'),
    'Forbidden.',
  ],
  ['any other body as it came', rejected('<html>'), 'Error POSTing to endpoint: <html>'],
  [
    'how to pass a token',
    new UnauthorizedError(),
    'The server requires a valid token: set --token or FRONTDESK_TOKEN.',
  ],
  [
    'that the endpoint is another',
    new Error('Unknown tool "list_queue".'),
    `${URL} is another endpoint: correct --url.`,
  ],
  ['the message of any other error', new Error('Timed out.'), 'Timed out.'],
])('says %s', (_, error, message) => {
  expect(explainError(URL, error).message).toBe(message);
});

it('names the variable of the token', () => {
  expect(explainError(URL, new UnauthorizedError(), 'FRONTDESK_DESK_TOKEN').message).toBe(
    'The server requires a valid token: set --token or FRONTDESK_DESK_TOKEN.',
  );
});
