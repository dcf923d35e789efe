import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStack } from '../../local/stack.ts';
import { late, repeats } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { callTool } from '../support/rpc.ts';

/** More than one machine admits at a time. */
const CUSTOMERS = 256;
const MODEL_MS = 3000;

let bedrock: ScriptedBedrock;
beforeAll(async () => {
  bedrock = await startScriptedBedrock();
});
afterAll(() => bedrock.close());

it(`${CUSTOMERS} customers at once get their answers from a slow model: some after BUSY, none after anything else`, async () => {
  const models = bedrock.scenario();
  models.script({ fast: [late(MODEL_MS, repeats)] });
  const stack = await startStack({
    port: 0,
    environment: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, TOOL_SERVERS: '[]' },
  });
  const codes = new Set<unknown>();
  const converse = async (customer: string) => {
    const message = `I am ${customer}. ${models.marker}`;
    for (;;) {
      const { isError, data } = await callTool(stack.url, 'chat_with_ai', {
        conversation_id: customer,
        message_id: 'first',
        message,
      });
      if (!isError) return { message, data };
      codes.add(data.code);
      await pause(Number(data.retry_after_ms ?? 1000));
    }
  };
  const turns = await Promise.all(Array.from({ length: CUSTOMERS }, (_, n) => converse(`customer-${n}`)));
  for (const { message, data } of turns) {
    expect(data).toMatchObject({ status: 'answered', answer: message, replayed: false, handoff: { requested: false } });
  }
  expect([...codes]).toEqual(['BUSY']);
  expect(models.counts.fast).toBe(CUSTOMERS);
  await stack.close();
});
