import { randomBytes } from 'node:crypto';
import { DEFAULT_MODELS, findModel, ModelTier } from '../../../core/models/catalogue.ts';
import type { ConverseRequest } from '../../../local/aws/bedrock/protocol/request.ts';
import { validate } from '../../../local/aws/bedrock/protocol/validate.ts';
import { startHttp, type WireRequest } from '../http-stand-in.ts';
import { type RecordedCall, type Reply, reads, refuses, says } from './bedrock-replies.ts';

/** Replies by tier, one for each call; the last one repeats. A missing tier answers from `DEFAULTS`. */
export type Script = { readonly [T in ModelTier]?: readonly Reply[] };

const DEFAULTS: Readonly<Record<ModelTier, readonly Reply[]>> = {
  triage: [reads()],
  fast: [says('A fast answer.')],
  strong: [says('A strong answer.')],
};

/** The pattern of markers. */
export const MARKER = /ref-[0-9a-f]{12}/;

/** The calls of one test, identified by a marker in the customer's messages. */
export class Scenario {
  /** Part of every message of the test. */
  readonly marker = `ref-${randomBytes(6).toString('hex')}`;
  readonly calls: RecordedCall[] = [];
  #script: Script = {};
  #taken = { triage: 0, fast: 0, strong: 0 };

  /** Replies from this script from now on. */
  script(script: Script): void {
    this.#script = script;
    this.#taken = { triage: 0, fast: 0, strong: 0 };
  }

  of(tier: ModelTier): RecordedCall[] {
    return this.calls.filter((call) => call.tier === tier);
  }

  /** The number of calls of each tier, in the order of `ModelTier`. */
  get counts(): Record<ModelTier, number> {
    return { triage: this.of('triage').length, fast: this.of('fast').length, strong: this.of('strong').length };
  }

  next(call: RecordedCall): Reply {
    this.calls.push(call);
    const replies = this.#script[call.tier] ?? DEFAULTS[call.tier];
    const reply = replies[Math.min(this.#taken[call.tier]++, replies.length - 1)];
    return reply ?? refuses('InternalServerException', 500, 'The script is empty.');
  }
}

export interface ScriptedBedrock {
  readonly url: string;
  /** The calls of all scenarios that Bedrock would have rejected. */
  readonly violations: readonly string[];
  scenario(): Scenario;
  /** The calls outside all scenarios: for customers whose words must stay as they are, one conversation at a time. */
  readonly unmarked: Scenario;
  close(): Promise<void>;
}

/** Bedrock's `Converse` over HTTP: answers by script and records every request. */
export const startScriptedBedrock = async (): Promise<ScriptedBedrock> => {
  const scenarios: Scenario[] = [];
  const violations: string[] = [];
  const unmarked = new Scenario();

  const http = await startHttp(async (request, response) => {
    // The one-machine run asks whether the server answers.
    if (request.method === 'HEAD') return void response.writeHead(404).end();
    const call = readCall(request);
    const words = JSON.stringify(call.body.messages);
    const scenario = scenarios.find(({ marker }) => words.includes(marker)) ?? unmarked;
    violations.push(...violationsOf(call));
    await scenario.next(call)(call, response);
  });
  return {
    ...http,
    violations,
    unmarked,
    scenario: () => {
      const scenario = new Scenario();
      scenarios.push(scenario);
      return scenario;
    },
  };
};

const readCall = ({ method, url, body }: WireRequest): RecordedCall => {
  const id = /^\/model\/([^/?]+)\/converse$/.exec(url)?.[1];
  const modelId = decodeURIComponent(id ?? '');
  const tier = ModelTier.options.find((name) => DEFAULT_MODELS[name] === modelId);
  if (method !== 'POST' || !tier) throw new Error(`Not a Converse call of a tier: ${url}`);
  return { tier, modelId, body: JSON.parse(body) as ConverseRequest, at: Date.now() };
};

const violationsOf = ({ modelId, body }: RecordedCall): string[] => {
  const model = findModel(modelId);
  try {
    if (model) validate(model, body);
    return [];
  } catch (error) {
    return [`${modelId}: ${error instanceof Error ? error.message : error}`];
  }
};
