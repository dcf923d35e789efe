import { countTokens } from '../../../local/aws/bedrock/protocol/tokens.ts';
import type { HttpStandIn } from '../../support/http-stand-in.ts';
import { startRecordingProxy } from './recording-proxy.ts';

/** Replaces the answers of the Bedrock stand-in, in turn, by these: later turns send them again, and pay for them. */
export const startLongAnswers = (bedrock: string, answers: readonly string[]): Promise<HttpStandIn> => {
  let given = 0;
  return startRecordingProxy(bedrock, async ({ body, send }) => {
    const answer = await send(body);
    const parsed = JSON.parse(answer.text);
    if (parsed.stopReason !== 'end_turn') return answer;
    const text = answers[given++ % answers.length] ?? '';
    const message = { role: 'assistant', content: [{ text }] };
    const usage = { ...parsed.usage, outputTokens: countTokens(text) };
    return { ...answer, text: JSON.stringify({ ...parsed, output: { message }, usage }) };
  });
};
