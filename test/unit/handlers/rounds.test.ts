import { expect, it } from 'vitest';
import { checkArguments } from '../../../adapters/mcp-client/check-arguments.ts';
import type { ChatModel } from '../../../core/models/chat-model.ts';
import type { Message } from '../../../core/models/message.ts';
import { OutcomeUnknown } from '../../../core/tools/outcome-unknown.ts';
import { MAX_ROUNDS } from '../../../core/turn/context/fit-transcript.ts';
import { useTools } from '../../../handlers/tools/use-tools.ts';
import { invokeModel } from '../../../handlers/turn/invoke-model.ts';
import {
  aCall,
  aContext,
  aDraft,
  allowing,
  anAcceptedTurn,
  anOffer,
  aPlaybook,
  aRequest,
} from '../../support/values.ts';
import { FakeServers } from './tools/fake-servers.ts';

const run = { execution: 'e' };
const request = aRequest();
const guide = () => aPlaybook({ tools: [allowing('store.find_order')] });

/** A model that looks things up until a result tells it to answer. Each call takes `callMs`, each lookup `lookupMs`. */
const play = async (callMs: number, lookupMs: number) => {
  let now = request.started_at + 500;
  const clock = { now: () => now };
  const isTold = (messages: readonly Message[]) => /Answer now|no time left/.test(JSON.stringify(messages.at(-1)));
  const model: ChatModel = {
    converse: async ({ messages, timeoutMs }) => {
      expect(callMs).toBeLessThanOrEqual(timeoutMs);
      now += callMs;
      const call = aCall({ latency_ms: callMs });
      if (isTold(messages)) return { stopReason: 'end_turn', content: [{ text: 'It is on its way.' }], call };
      const toolUse = { toolUseId: `u-${messages.length}`, name: 'store__find_order', input: { id: String(now) } };
      return { stopReason: 'tool_use', content: [{ toolUse }], call };
    },
  };
  const servers = new FakeServers([anOffer()]);
  servers.answer = async ({ timeoutMs }) => {
    now += Math.min(lookupMs, timeoutMs);
    if (lookupMs > timeoutMs) throw new OutcomeUnknown('x');
    return { ok: true, text: 'x'.repeat(20_000) };
  };
  const [answer, look] = [invokeModel(model, guide, clock), useTools(servers, guide, checkArguments, clock)];
  const state = {
    request,
    turn: anAcceptedTurn(),
    tools: { offered: [anOffer()], profile: null, cold: false, spans: [] },
    context: aContext(),
    claim: null,
    triage: null,
    fault: null,
  };
  let draft = { ...(await answer({ ...state, draft: null }, run)), spans: aDraft().spans };
  while (draft.wants_tools) {
    draft = { ...draft, ...(await look({ ...state, draft }, run)) };
    draft = { ...draft, ...(await answer({ ...state, draft }, run)) };
  }
  return { draft, ms: now - request.started_at };
};

it.each([
  [100, 100, MAX_ROUNDS],
  [1500, 300, MAX_ROUNDS],
  [4000, 500, 10],
  [4000, 4000, 5],
  [6000, 7000, 3],
  [8000, 500, 5],
  [17_000, 1000, 1],
])(
  'a model with calls of %i ms and lookups of %i ms answers in time, after %i rounds',
  async (callMs, lookupMs, rounds) => {
    const { draft, ms } = await play(callMs, lookupMs);
    expect(draft).toMatchObject({ answered: true, text: 'It is on its way.', rounds });
    expect(draft.used).toHaveLength(rounds);
    expect(request.started_at + ms).toBeLessThanOrEqual(request.deadline - 3000);
  },
);
