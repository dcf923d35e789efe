import type { Client } from '@modelcontextprotocol/client';
import { expect } from 'vitest';
import { ChatResult } from '../../../core/turn/chat-result.ts';
import type { Block } from '../../../local/aws/bedrock/protocol/request.ts';
import { content, type RecordedCall, type Reply, reads, says, uses } from '../../support/bedrock/bedrock-replies.ts';
import type { Scenario } from '../../support/bedrock/scripted-bedrock.ts';
import type { Task, TaskTurn } from './read-tasks.ts';
import { isWrite, type ShopCall, type ShopServer, WITHOUT_CUSTOMER } from './shop-server.ts';

interface Stage {
  readonly client: Client;
  readonly models: Scenario;
  readonly shop: ShopServer;
}

/** Plays a conversation, and checks each answer and what reached the shop and the models meanwhile. */
export const play = async ({ client, models, shop }: Stage, { customer, language, turns }: Task): Promise<void> => {
  const send = conversation(client, customer);
  let open: string | null = null;
  for (const turn of turns) {
    const [modelCalls, shopCalls] = [models.calls.length, shop.calls().length];
    models.script({ fast: turn.model.map(replyOf), triage: [triageOf(turn, language)] });
    const result = await send(turn.says, turn.button ? open : null);
    expectResult(turn, result, open);
    const expected = turn.calls.map(([tool, args]) => ({ tool, arguments: { ...args, customer_id: customer } }));
    expect(comparable(shop.calls().slice(shopCalls))).toEqual(comparable(expected));
    expectModels(turn, models.calls.slice(modelCalls));
    open = result.proposal?.id ?? null;
  }
};

/** Sends messages of one conversation, as its client does. */
const conversation = (client: Client, customer: string) => {
  let id: string | null = null;
  return async (message: string, button: string | null): Promise<ChatResult> => {
    const given = { ...(id && { conversation_id: id }), ...(button && { confirm_action: button }) };
    const reply = await client.callTool({ name: 'chat_with_ai', arguments: { message, user_id: customer, ...given } });
    const result = ChatResult.parse(reply.structuredContent);
    id = result.conversation_id;
    return result;
  };
};

const replyOf = (reply: TaskTurn['model'][number]): Reply =>
  typeof reply === 'string'
    ? says(reply)
    : (call, response) => content(toolUses(reply, call), 'tool_use')(call, response);

const toolUses = (calls: Exclude<TaskTurn['model'][number], string>, { body }: RecordedCall): Block[] =>
  calls.map(([tool, input], at) => ({
    toolUse: { toolUseId: `use-${body.messages.length}-${at}`, name: `shop__${tool}`, input },
  }));

const READS_REPLY = 'record_reply';
const forcedTool = ({ body }: RecordedCall): string | undefined => body.toolConfig?.toolChoice?.tool?.name;

const triageOf =
  ({ reads: reading }: TaskTurn, language: string): Reply =>
  (call, response) => {
    const reply = forcedTool(call) === READS_REPLY ? uses(READS_REPLY, reading ?? {}) : reads({ language });
    return reply(call, response);
  };

const expectResult = (
  turn: TaskTurn,
  { answer, actions, proposal, turn_id }: ChatResult,
  open: string | null,
): void => {
  expectInOrder(answer, turn.answer);
  for (const words of turn.never) expect(answer).not.toContain(words);
  expect(actions.map(({ tool, outcome }) => [tool, outcome])).toEqual(turn.outcomes);
  expect(proposal?.actions.map(({ tool }) => tool) ?? []).toEqual(turn.proposes);
  if (proposal) expect(proposal.id).toBe(turn.again ? open : turn_id);
};

const expectInOrder = (text: string, parts: readonly string[]): void => {
  let rest = text;
  for (const part of parts) {
    expect(rest).toContain(part);
    rest = rest.slice(rest.indexOf(part) + part.length);
  }
};

/**
 * Every reply of the script is used once, the triage model reads a reply only if the closed phrases do not, the tools are those that learn their
 * customer, and the notes tell what they must.
 */
const expectModels = ({ model, reads: reading, told }: TaskTurn, calls: readonly RecordedCall[]): void => {
  const answering = calls.filter(({ tier }) => tier !== 'triage');
  expect(answering.map(({ tier }) => tier)).toEqual(model.map(() => 'fast'));
  expect(calls.filter((call) => forcedTool(call) === READS_REPLY)).toHaveLength(reading ? 1 : 0);
  const offered = answering.map(({ body }) => JSON.stringify(body.toolConfig));
  for (const tools of offered) {
    expect(tools).toContain('shop__cancel_order');
    for (const tool of WITHOUT_CUSTOMER) expect(tools).not.toContain(tool);
  }
  const notes = answering[0]?.body.messages.at(-1)?.content.slice(1);
  for (const words of told) expect(JSON.stringify(notes)).toContain(words);
};

/** Writes in their order. Reads of one round arrive in any order. */
const comparable = (calls: readonly ShopCall[]) => ({
  writes: calls.filter(({ tool }) => isWrite(tool)),
  reads: calls
    .filter(({ tool }) => !isWrite(tool))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
});
