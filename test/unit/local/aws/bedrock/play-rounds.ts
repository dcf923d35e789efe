import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { type Ask, callOf, textOf } from './bedrock-client.ts';

type Messages = NonNullable<ConverseCommandInput['messages']>;
type Tools = NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>;

/** What a tool answers to its arguments. */
export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}
export type Carry = (name: string, input: Record<string, unknown>) => Promise<Outcome> | Outcome;

/** As the tools function answers a use of a tool that changes something. */
export const PROPOSED: Outcome = {
  ok: true,
  text: 'Nothing has been done yet: this changes something, so the customer has to consent first. Say in one sentence what would be done. They are asked for their consent, and only that will do it.',
};

const MOST_ROUNDS = 6;

export interface Played {
  readonly calls: readonly (readonly [name: string, input: unknown])[];
  readonly answer: string;
}

/** Plays the rounds of one turn: every use of a tool is carried out, until there is an answer in words. */
export const playRounds = async (ask: Ask, messages: Messages, tools: Tools, carry: Carry): Promise<Played> => {
  const transcript = [...messages];
  const calls: [string, unknown][] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const reply = await ask(transcript, { toolConfig: { tools } });
    const call = callOf(reply);
    if (!call) return { calls, answer: textOf(reply).replace(/<thinking>.*<\/thinking>\s*/s, '') };
    const { toolUseId, name = '', input } = call;
    calls.push([name, input]);
    const { ok, text } = await carry(name, input as Record<string, unknown>);
    transcript.push(
      { role: 'assistant', content: reply.output?.message?.content ?? [] },
      { role: 'user', content: [{ toolResult: { toolUseId, content: [{ text }], status: ok ? 'success' : 'error' } }] },
    );
  }
  throw new Error(`No answer after ${MOST_ROUNDS} rounds: ${JSON.stringify(calls)}`);
};
