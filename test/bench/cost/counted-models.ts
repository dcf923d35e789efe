import { CATALOGUE } from '../../../core/models/catalogue.ts';
import { costMicroUsd } from '../../../core/models/pricing.ts';
import { countTokens } from '../../../local/aws/bedrock/protocol/tokens.ts';
import { startProxy, type WirePoint } from './exchange-proxy.ts';

/** Tokens of one model's calls, as `Converse` reports them. */
export interface ModelUse {
  model: string;
  calls: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  microUsd: number;
}

interface Reply {
  readonly output: { readonly message: { readonly content: ReadonlyArray<{ readonly text?: string }> } };
  readonly stopReason: string;
  readonly usage: Record<string, number>;
}

export interface CountedModels extends WirePoint {
  readonly uses: Map<string, ModelUse>;
  reset(): void;
}

/**
 * Counts tokens in front of the Bedrock stand-in. Its answers are exchanged for ones of the length that support answers have,
 * because the stand-in's own are short, and what is answered now is sent again with each later turn.
 */
export const countModels = async (bedrock: string, answers: readonly string[]): Promise<CountedModels> => {
  const uses = new Map<string, ModelUse>();
  let given = 0;
  const proxy = await startProxy(bedrock, {
    after: ({ url, status, reply }) => {
      if (status !== 200) throw new Error(`The model refused: ${reply}`);
      const model = decodeURIComponent(/\/model\/([^/]+)\//.exec(url)?.[1] ?? '');
      const parsed: Reply = JSON.parse(reply);
      const answered =
        parsed.stopReason === 'end_turn' ? withText(parsed, answers[given++ % answers.length] ?? '') : parsed;
      count(model, answered.usage);
      return JSON.stringify(answered);
    },
  });
  const count = (id: string, usage: Record<string, number>) => {
    const row = CATALOGUE.find((model) => model.id === id);
    if (!row) throw new Error(`${id} is not in the catalogue.`);
    const use = uses.get(id) ?? { model: id, calls: 0, input: 0, output: 0, cacheRead: 0, cacheWrite: 0, microUsd: 0 };
    const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
    const tokens = {
      input: inputTokens,
      output: outputTokens,
      cacheRead: cacheReadInputTokens,
      cacheWrite: cacheWriteInputTokens,
    };
    uses.set(id, {
      model: id,
      calls: use.calls + 1,
      input: use.input + tokens.input,
      output: use.output + tokens.output,
      cacheRead: use.cacheRead + tokens.cacheRead,
      cacheWrite: use.cacheWrite + tokens.cacheWrite,
      microUsd: use.microUsd + costMicroUsd(row, tokens),
    });
  };
  return { ...proxy, uses, reset: () => uses.clear() };
};

const withText = (reply: Reply, text: string): Reply => {
  const outputTokens = countTokens(text);
  const totalTokens = (reply.usage.totalTokens ?? 0) - (reply.usage.outputTokens ?? 0) + outputTokens;
  const message = { ...reply.output.message, content: [{ text }] };
  return { ...reply, output: { message }, usage: { ...reply.usage, outputTokens, totalTokens } };
};
