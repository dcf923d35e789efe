import { gzipSync } from 'node:zlib';
import { fromJson, recordOf } from '../../../core/text/json.ts';
import { fail, skip } from '../check.ts';
import { type Check, post, TOOLS_LIST } from '../system.ts';

const MAX_BODY_BYTES = 256 * 1024;

/** Requests that clients send by mistake, with the status of each. */
const REQUESTS: readonly [name: string, init: RequestInit, status: number][] = [
  ['GET', { method: 'GET' }, 405],
  ['256 KB', post(TOOLS_LIST.padEnd(MAX_BODY_BYTES + 1)), 413],
  ['gzip', post(gzipSync(TOOLS_LIST), { 'content-encoding': 'gzip' }), 415],
  ['text/plain', post(TOOLS_LIST, { 'content-type': 'text/plain' }), 415],
  ['half a body', post(TOOLS_LIST.slice(0, 20)), 400],
  ['a JSON array', post(`[${TOOLS_LIST}]`), 400],
];

/** Every rejection is a JSON-RPC error, whether the front, the gateway or the firewall writes it. */
export const rejections: Check = {
  name: 'rejections',
  remedy: 'Check the methods of /mcp in infra/api/routes.ts, the gateway responses and the firewall.',
  run: async (system) => {
    const wrong: string[] = [];
    for (const [name, init, status] of REQUESTS) {
      const response = await system.send(init);
      const isRpc = isRpcError(await response.text());
      if (response.status !== status) wrong.push(`${response.status} for ${name}, not ${status}`);
      else if (!isRpc) wrong.push(`${status} for ${name} without a JSON-RPC error`);
      else if (status === 405 && !response.headers.has('allow')) wrong.push('405 without Allow');
    }
    const slash = await system.send(post(), '/');
    await slash.body?.cancel();
    if (!slash.ok) wrong.push(`${slash.status} for /mcp/, which is /mcp`);
    if (wrong.length > 0) fail(wrong.join('; '));
    return `${REQUESTS.map(([name, , status]) => `${status} for ${name}`).join(', ')}; /mcp/ is /mcp`;
  },
};

/** More than the burst of every stage, and fewer than the firewall takes from one address in five minutes. */
const BURST = 300;

export const throttling: Check = {
  name: 'throttling',
  remedy: 'Check throttling of the stage in infra/stages.ts, and the gateway response THROTTLED.',
  run: async (system) => {
    if (!system.options.throttle) skip('a burst of requests takes capacity from customers: only with --throttle');
    if (system.options.local) skip('one machine has no limit of requests a second');
    const responses = await Promise.all(Array.from({ length: BURST }, () => system.send(post(), '', fetch)));
    const bodies = await Promise.all(responses.map((response) => response.text()));
    const throttled = [...responses.keys()].filter((at) => responses[at]?.status === 429);
    if (throttled.length === 0) fail(`none of ${BURST} requests at once got 429`);
    if (!throttled.every((at) => isRpcError(bodies[at] ?? ''))) fail('the 429 has no JSON-RPC error');
    if (!throttled.some((at) => responses[at]?.headers.has('retry-after'))) fail('the 429 has no Retry-After');
    return `429 for ${throttled.length} of ${BURST} requests at once`;
  },
};

const isRpcError = (text: string): boolean => {
  const { jsonrpc, error } = recordOf(fromJson(text));
  const { code, message } = recordOf(error);
  return jsonrpc === '2.0' && typeof code === 'number' && typeof message === 'string';
};
