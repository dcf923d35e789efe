import { timeLimits } from '../../../core/config/time-limits.ts';
import { fail, skip } from '../check.ts';
import type { Check } from '../system.ts';

/** API Gateway's limit without streaming. */
const BUFFERED_MS = 29_000;
/** A shorter turn does not tell whether its stream was held back. */
const TELLING_MS = 1000;
const remedy = 'Check responseTransferMode and timeout of the integration in infra/api/routes.ts, and deploy.';

/** Progress comes at the beginning of a turn, and not together with the answer. */
export const progress: Check = {
  name: 'progress',
  remedy,
  run: async ({ turns }) => {
    if (turns.length === 0) skip('no turn was answered');
    if (turns.some(({ progressMs }) => progressMs === null)) fail('a turn came without a notification of progress');
    const telling = turns.filter(({ tookMs }) => tookMs >= TELLING_MS);
    const late = telling.find(({ tookMs, progressMs }) => Number(progressMs) > tookMs / 2);
    if (late) fail(`the first of a turn of ${seconds(late.tookMs)} came after ${seconds(Number(late.progressMs))}`);
    const first = Math.max(...telling.map(({ progressMs }) => Number(progressMs)));
    return telling.length > 0 ? `after ${seconds(first)} at most` : 'in each turn, too short to tell if it came early';
  },
};

interface Resources {
  readonly item?: readonly { readonly path: string; readonly resourceMethods?: { readonly ANY?: Method } }[];
}
interface Method {
  readonly methodIntegration?: { readonly timeoutInMillis?: number; readonly responseTransferMode?: string };
}

/** No message makes a healthy model slow: unless a turn of this run was long, the API's configuration is read. */
export const longTurns: Check = {
  name: 'turns over 29 s',
  remedy,
  run: async ({ options, turns }) => {
    const longest = Math.max(0, ...turns.map(({ tookMs }) => tookMs));
    if (longest > BUFFERED_MS) return `a turn of ${seconds(longest)} was answered`;
    if (options.local)
      skip(`the longest turn took ${seconds(longest)}; BEDROCK_DELAY_MS=16000 npm start makes longer ones`);
    const { apiId, call } = await options.aws();
    const path = `/restapis/${apiId}/resources?embed=methods&limit=500`;
    const { item = [] } = (await call('apigateway:GET', path)) as Resources;
    const { resourceMethods } = item.find((resource) => resource.path === '/mcp') ?? {};
    const { timeoutInMillis = 0, responseTransferMode } = resourceMethods?.ANY?.methodIntegration ?? {};
    const found = `${responseTransferMode} with ${seconds(timeoutInMillis)}`;
    if (responseTransferMode !== 'STREAM' || timeoutInMillis <= timeLimits().frontFunction * 1000)
      fail(`the integration of /mcp is ${found}`);
    return `not provoked; the configuration says ${found}`;
  },
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
