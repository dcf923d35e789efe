import { describe, expect, it, vi } from 'vitest';
import { asksForSpecialist, garbles, reads, refuses, says, throttles } from '../../support/bedrock/bedrock-replies.ts';
import { callTool } from '../../support/rpc.ts';
import { world } from './the-world.ts';

const SECRETS = ['Xylophonquartett', 'Zwetschgenknödelwagen', 'Quastenflosserpfand'] as const;
const [ASKED, ANSWERED, ARGUED] = SECRETS;
const refused = refuses('ValidationException', 400, `The input "${ASKED}" is not valid.`);

describe.concurrent('the logs', () => {
  it("have ids, durations and labels, and never the customer's words, an answer or an argument", async () => {
    const script = { fast: [says(`The ${ANSWERED} is yours.`)] };
    const talk = world.talk(script);
    const say = (message_id: string) => talk.send(`My ${ASKED} is gone.`, { message_id });
    await say('m-plain');
    await say('m-plain');
    const { customer: user_id, conversation: conversation_id } = talk.id;
    await callTool(world.url, 'get_conversation_history', { user_id, conversation_id });
    await callTool(world.url, 'analyze_sentiment', { message: `My ${ASKED} is gone.` });
    for (const [name, faulty] of Object.entries({
      escalated: { fast: [asksForSpecialist(ANSWERED)], strong: [says(ANSWERED)] },
      nonsense: { ...script, triage: [reads({ label: ANSWERED })] },
      garbled: { ...script, fast: [garbles, says(ANSWERED)] },
      throttled: { ...script, fast: [throttles, says(ANSWERED)] },
      failed: { fast: [refused], strong: [refused], triage: [refused] },
    })) {
      talk.models.script(faulty);
      await say(`m-${name}`);
    }
    await callTool(world.url, 'chat_with_ai', { message: ` ${ASKED}`, [ARGUED]: ARGUED });
    await callTool(world.url, 'chat_with_ai', { message: ASKED, user_id: 7, conversation_id: `${ARGUED}\n` });
    await callTool(world.url, 'get_conversation_history', { conversation_id: 'c', cursor: ARGUED });

    await vi.waitFor(() => expect(world.logs.some((line) => line.includes('m-failed'))).toBe(true), 10_000);
    for (const secret of [...SECRETS, talk.models.marker]) {
      expect(world.logs.filter((line) => line.includes(secret) || line.includes(encodeURIComponent(secret)))).toEqual(
        [],
      );
    }
  });
});
