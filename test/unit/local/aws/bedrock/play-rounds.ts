import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { type Ask, callOf, textOf } from './bedrock-client.ts';

type Messages = NonNullable<ConverseCommandInput['messages']>;
type Tools = NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>;

export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

const MOST_ROUNDS = 6;

/** Plays the rounds of one turn: runs every tool that is used, until the model answers in words. */
export const playRounds = async (ask: Ask, messages: Messages, tools: Tools, carry: (name: string) => Outcome) => {
  const transcript = [...messages];
  const calls: [string, unknown][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const reply = await ask(transcript, { toolConfig: { tools } });
    const call = callOf(reply);
    if (!call) return { calls, answer: textOf(reply).replace(/<thinking>.*<\/thinking>\s*/s, '') };
    const { toolUseId, name = '', input } = call;
    calls.push([name, input]);
    const { ok, text } = carry(name);
    transcript.push(
      { role: 'assistant', content: reply.output?.message?.content ?? [] },
      { role: 'user', content: [{ toolResult: { toolUseId, content: [{ text }], status: ok ? 'success' : 'error' } }] },
    );
  }
  throw new Error(`No answer after ${MOST_ROUNDS} rounds: ${JSON.stringify(calls)}`);
};
