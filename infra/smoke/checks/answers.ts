import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { findModel } from '../../../core/models/catalogue.ts';
import { fail, skip } from '../check.ts';
import { type Check, call, MODELS, readJson } from '../system.ts';

/** An upset customer who asks for no person, so that a hand-off is only requested if the model asks for one. */
export const escalation: Check = {
  name: 'escalation',
  remedy: 'See "triage model failed" in the log of the turn function, or choose another model for that tier.',
  run: async (system) => {
    const message = 'I am furious. This is the worst service I have ever had, and I am sick of waiting!';
    const { route, sentiment, model } = await system.ask(await system.connect(), { message });
    if (!route || !sentiment) return fail('an upset message was held for a person');
    if (!route.escalated || route.tier !== 'strong')
      fail(`an upset message stayed on the ${route.tier} tier, with the score ${sentiment.score}`);
    return `${route.reason}, answered by ${model}`;
  },
};

const CONVERSATION = ['What can you help me with?', 'And what do you need from me?', 'Thank you. Is that all?'];

/** Later turns of a conversation read the earlier ones from the prompt cache. */
export const promptCache: Check = {
  name: 'prompt cache',
  remedy: 'See docs/runbook.md#is-the-model-healthy: cache points that the model refuses are left out.',
  run: async (system) => {
    const client = await system.connect();
    const { tiers } = (await readJson(client, MODELS)) as { tiers: { fast: { id: string; prompt_cache: boolean } } };
    const { id, prompt_cache } = tiers.fast;
    if (!prompt_cache) skip(`${id} has no prompt cache`);
    const conversation_id = `smoke-${randomUUID()}`;
    let cacheable = 0;
    let largest = 0;
    for (const [at, message] of CONVERSATION.entries()) {
      const { usage } = await system.ask(client, { message, conversation_id });
      const { cached_tokens, input_tokens, calls } = usage;
      if (at > 0 && cached_tokens > 0) return `${cached_tokens} of ${input_tokens} tokens were read from it`;
      cacheable += calls.reduce((sum, one) => sum + one.cached_tokens + one.cache_written_tokens, 0);
      largest = Math.max(largest, ...calls.map((one) => one.input_tokens));
    }
    // Input includes tools, which not every model caches.
    const enough = 2 * (findModel(id)?.takes.promptCache?.minTokens ?? 0);
    if (cacheable === 0 && largest < enough) skip(`${largest} tokens may be too few for a cached prefix`);
    return fail(`nothing was read from it in ${CONVERSATION.length} turns; ${cacheable} tokens were written`);
  },
};

/** The same message_id gets the stored answer, and another message with it gets an error. */
export const replay: Check = {
  name: 'replay',
  remedy: 'Look for the message_id in the log of the front, and check the writes to the table.',
  run: async (system) => {
    const client = await system.connect();
    const ids = { message_id: randomUUID(), conversation_id: `smoke-${randomUUID()}` };
    const first = await system.ask(client, { ...ids, message: 'How can I reach you?' });
    const again = await system.ask(client, { ...ids, message: 'How can I reach you?' });
    if (!again.replayed || again.turn_id !== first.turn_id || again.answer !== first.answer)
      fail(`the message ${ids.message_id} was answered twice`);
    if (!isDeepStrictEqual(again.usage, first.usage)) fail(`the message ${ids.message_id} was charged twice`);
    const { data } = await call(client, 'chat_with_ai', { ...ids, message: 'Another message.' });
    if (data.code !== 'KEY_REUSED') fail(`another message as ${ids.message_id} got ${data.code ?? 'an answer'}`);
    return 'the stored answer at no cost; KEY_REUSED for another message';
  },
};
