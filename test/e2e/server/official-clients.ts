import { randomUUID } from 'node:crypto';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv';
import { describe, expect, it } from 'vitest';
import { MCP_ACCESS } from '../../../core/access/scopes.ts';
import { ChatResult } from '../../../core/turn/chat-result.ts';
import type { ConverseRequest } from '../../../local/aws/bedrock/protocol/request.ts';
import { asksForSpecialist, refuses, says } from '../../support/bedrock/bedrock-replies.ts';
import { CLIENTS } from './clients.ts';
import { bedrock, server } from './the-server.ts';

type Messages = ConverseRequest['messages'];

/** Without cache points, because their places depend on the length of the playbook. */
/** Without cache points, and the note of what the store says of the customer. */
const wordsOf = (messages: Messages): Messages =>
  messages.map(({ role, content }) => ({
    ...{ role, content: content.filter(({ cachePoint, text }) => !cachePoint && !text?.startsWith('<note>')) },
  }));

const refused = [refuses('ValidationException', 400)];

describe.concurrent.each(CLIENTS)('the client %s', (_, connect) => {
  it('lists the tools of customers, and no other, with title, description, annotations and schemas that compile', async () => {
    const client = await connect(server.url);
    const tools = await client.list();
    expect(tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(MCP_ACCESS.tools).toSorted());
    const schemas = new AjvJsonSchemaValidator();
    for (const { title, description, annotations, inputSchema, outputSchema } of tools) {
      expect([title, description]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
      expect(annotations).toMatchObject({ readOnlyHint: expect.any(Boolean), openWorldHint: false });
      const input = schemas.getValidator(inputSchema as never);
      const output = schemas.getValidator(outputSchema as never);
      expect([input({ message: 7, conversation_id: 7 }).valid, output({ nothing: 1 }).valid]).toEqual([false, false]);
    }
    expect(client.server()).toMatchObject({ name: 'frontdesk' });
    await client.close();
  });

  it('holds a conversation in which later turns carry the earlier ones', async () => {
    const client = await connect(server.url);
    await client.list();
    const models = bedrock.scenario();
    models.script({
      fast: [says('Answer one.'), asksForSpecialist()],
      strong: [says('Answer two.'), says('Answer three.')],
    });
    const say = async (words: string, conversation_id?: string) => {
      const args = { message: `${words} ${models.marker}`, ...(conversation_id !== undefined && { conversation_id }) };
      return ChatResult.parse((await client.call('chat_with_ai', args)).structuredContent);
    };
    const first = await say('First.');
    const second = await say('Second.', first.conversation_id);
    const third = await say('Third.', first.conversation_id);
    expect([first.answer, second.answer, third.answer]).toEqual(['Answer one.', 'Answer two.', 'Answer three.']);
    expect(wordsOf(models.of('strong').at(-1)?.body.messages ?? [])).toEqual([
      { role: 'user', content: [{ text: `First. ${models.marker}` }] },
      { role: 'assistant', content: [{ text: 'Answer one.' }] },
      { role: 'user', content: [{ text: `Second. ${models.marker}` }] },
      { role: 'assistant', content: [{ text: 'Answer two.' }] },
      { role: 'user', content: [{ text: `Third. ${models.marker}` }] },
    ]);
    const { structuredContent } = await client.call('get_conversation_history', {
      conversation_id: first.conversation_id,
    });
    expect(structuredContent).toMatchObject({
      turns: [{ answer: 'Answer one.' }, { answer: 'Answer two.' }, { answer: 'Answer three.' }],
    });
    await client.close();
  });

  it('gives feedback on an answer and on the matter, and reads it again', async () => {
    const client = await connect(server.url);
    await client.list();
    const models = bedrock.scenario();
    models.script({ fast: [says('Answer one.')] });
    const args = { message: `First. ${models.marker}` };
    const { conversation_id, turn_id } = ChatResult.parse((await client.call('chat_with_ai', args)).structuredContent);
    const thumb = { conversation_id, turn_id, score: 1, comment: 'Not what I asked.', message_id: randomUUID() };
    const stored = await client.call('give_feedback', thumb);
    expect(stored.structuredContent).toMatchObject({ conversation_id, turn_id, episode: null, score: 1 });
    expect(await client.call('give_feedback', thumb)).toEqual(stored);
    expect((await client.call('give_feedback', { ...thumb, score: 5 })).structuredContent).toMatchObject({
      code: 'KEY_REUSED',
    });
    await client.call('close_conversation', { conversation_id });
    expect((await client.call('give_feedback', { conversation_id, score: 4 })).structuredContent).toMatchObject({
      ...{ turn_id: null, episode: 1, score: 4 },
    });
    const { structuredContent } = await client.call('get_conversation_history', { conversation_id });
    expect(structuredContent).toMatchObject({
      conversation: { state: 'closed' },
      episode: { number: 1, closed_at: expect.any(String), feedback: { score: 4, comment: null } },
      turns: [{ turn_id, citations: [], proposal: null, feedback: { score: 1, comment: 'Not what I asked.' } }],
      messages: [{ kind: 'notice', move: 'closed' }],
    });
    await client.close();
  });

  it('calls analyze_sentiment', async () => {
    const client = await connect(server.url);
    await client.list();
    const message = `Hello? ${bedrock.scenario().marker}`;
    expect(await client.call('analyze_sentiment', { message })).toMatchObject({
      structuredContent: { label: 'neutral', score: 0, language: 'en' },
    });
    await client.close();
  });

  it('reads an error with all its fields', async () => {
    const client = await connect(server.url);
    await client.list();
    const models = bedrock.scenario();
    models.script({ fast: refused, strong: refused });
    const args = { message: `Hello? ${models.marker}`, message_id: randomUUID() };
    expect(await client.call('chat_with_ai', args)).toMatchObject({
      isError: true,
      structuredContent: { code: 'MODEL_FAILED', status: 'failed', handoff: { requested: true } },
    });
    expect(await client.call('get_conversation_history', { conversation_id: randomUUID() })).toMatchObject({
      isError: true,
      structuredContent: { code: 'NOT_FOUND' },
    });
    await client.close();
  });
});
