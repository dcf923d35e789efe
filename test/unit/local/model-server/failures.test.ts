import { expect, it } from 'vitest';
import { type ChatAnswer, hangs, refuses, says } from '../../../support/chat-server.ts';
import { sendJson } from '../../../support/http-stand-in.ts';
import { openGateway } from './gateway.ts';

const fails = async (answer: ChatAnswer, request: object = {}, timeoutSeconds?: number) => {
  const gateway = await openGateway(answer, timeoutSeconds);
  const fault = await gateway.ask(request).then(
    () => expect.fail('The call was answered.'),
    (error: Error) => error,
  );
  return { ...gateway, fault };
};

it.each([
  [429, 'Too many requests', 'ModelBusy', 'ServiceUnavailableException'],
  [503, 'Loading model', 'ModelBusy', 'ModelNotReadyException'],
  [503, 'server busy, please try again. maximum pending requests exceeded', 'ModelBusy', 'ServiceUnavailableException'],
  [502, 'Bad gateway', 'ModelBusy', 'ServiceUnavailableException'],
  [500, 'model requires more system memory (5.6 GiB) than is available', 'ModelBusy', 'ServiceUnavailableException'],
  [401, 'Invalid API Key', 'ModelRefused', 'AccessDeniedException'],
  [403, 'Forbidden', 'ModelRefused', 'AccessDeniedException'],
  [404, 'model "qwen3:8b" not found, try pulling it first', 'ModelRefused', 'ResourceNotFoundException'],
  [400, 'No models loaded. Please load a model.', 'ModelRefused', 'ResourceNotFoundException'],
  [400, 'unknown field', 'ModelRefused', 'ValidationException'],
  [
    400,
    'request (4390 tokens) exceeds the available context size (4096 tokens)',
    'ContextTooLong',
    'ValidationException',
  ],
  [500, 'Context size has been exceeded.', 'ContextTooLong', 'ValidationException'],
  [
    400,
    "'max_tokens' is too large: 1024. This model's maximum context length is 4096 tokens",
    'ContextTooLong',
    'ValidationException',
  ],
  [
    400,
    'The number of tokens to keep from the initial prompt is greater than the context length',
    'ContextTooLong',
    'ValidationException',
  ],
  [408, 'Timeout', 'ModelTimeout', 'ModelTimeoutException'],
  [504, 'Gateway time-out', 'ModelTimeout', 'ModelTimeoutException'],
])('%i "%s" is %s', async (status, message, fault, name) => {
  const { fault: thrown, said } = await fails(refuses(status, message));
  expect(thrown).toMatchObject({ name: fault, message: `Bedrock, qwen3:8b: ${name}` });
  expect(said).toEqual([expect.stringMatching(/qwen3:8b|MODEL_SERVER_KEY/)]);
});

it.each<[string, object]>([
  ['error.message', { error: { message: 'no such field', type: 'invalid_request_error' } }],
  ['error', { error: 'no such field' }],
  ['message', { object: 'error', message: 'no such field', code: 400 }],
  ['detail', { detail: 'no such field' }],
])('the words of an error are found in %s, and shown', async (_, body) => {
  const { said } = await fails((__, response) => sendJson(response, 400, body));
  expect(said).toEqual(['qwen3:8b refuses the request (400): no such field']);
});

it('an error under status 200 is one', async () => {
  const body = { error: { code: 400, message: 'the request exceeds the available context size' } };
  const { fault } = await fails((_, response) => sendJson(response, 200, body));
  expect(fault.name).toBe('ContextTooLong');
});

it.each<[string, ChatAnswer]>([
  ['a web page', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')],
  ['broken JSON', (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"ch')],
  ['no choices', (_, response) => sendJson(response, 200, { choices: [] })],
])('%s in place of a completion may be tried again', async (_, answer) => {
  const { fault } = await fails(answer);
  expect(fault).toMatchObject({ name: 'ModelBusy', message: 'Bedrock, qwen3:8b: ModelErrorException' });
});

it.each<[string, ChatAnswer]>([
  ['breaks the connection', (_, response) => void response.socket?.resetAndDestroy()],
  ['ends the connection', (_, response) => void response.socket?.end()],
])('a server that %s is not there, and the console says so', async (_, answer) => {
  const { fault, said, server } = await fails(answer);
  expect(fault).toMatchObject({ name: 'ModelBusy', message: 'Bedrock, qwen3:8b: ServiceUnavailableException' });
  expect(said[0]).toContain(`No model server answers at ${server.url}`);
});

it('a server that has ended meanwhile is not there either', async () => {
  const { ask, server, said } = await openGateway(says('OK'));
  await server.close();
  await expect(ask()).rejects.toMatchObject({ name: 'ModelBusy' });
  expect(said[0]).toContain('ECONNREFUSED');
});

it('a reply that is too late is a time-out that names the variable', async () => {
  const { fault, said } = await fails(hangs, { timeoutMs: 20_000 }, 1);
  expect(fault).toMatchObject({ name: 'ModelTimeout' });
  expect(said).toEqual([expect.stringContaining('MODEL_SERVER_TIMEOUT_SECONDS')]);
});

it('a caller that waits no longer frees the model, and the console names the variable', async () => {
  const { fault, said, server } = await fails(hangs, { timeoutMs: 200 });
  expect(fault).toMatchObject({ name: 'ModelTimeout' });
  await expect
    .poll(() => [server.abandoned, said])
    .toEqual([1, [expect.stringContaining('MODEL_SERVER_TIMEOUT_SECONDS')]]);
});
