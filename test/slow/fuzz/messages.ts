import fc from 'fast-check';
import { DESK_ACCESS, MCP_ACCESS } from '../../../core/access/scopes.ts';
import { anything, name, words } from './words.ts';

const METHODS = [
  'initialize',
  'notifications/initialized',
  'notifications/cancelled',
  'ping',
  'server/discover',
  'subscriptions/listen',
  'tools/list',
  'tools/call',
  'prompts/list',
  'prompts/get',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'resources/subscribe',
  'completion/complete',
  'logging/setLevel',
  'tasks/get',
];

const mostly = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: anything });

/** Values that clients send for an empty field. */
const empty = fc.constantFrom(null, '');
/** Ids are logged, so generated ids must not contain the marker of customers' texts. */
const id = fc.oneof(
  { weight: 6, arbitrary: name },
  { weight: 1, arbitrary: empty },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double()) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
/** Fields that clients add of their own, and names that are nearly ours. */
const own = { toolCallId: id, sessionId: id, userId: id, 'Message-ID': id };

const chat = fc.record(
  {
    message: mostly(words),
    conversation_id: id,
    message_id: id,
    user_id: id,
    odd: anything,
    ...own,
  },
  { requiredKeys: ['message'] },
);
const history = fc.record(
  {
    conversation_id: id,
    limit: mostly(fc.integer({ min: -1, max: 60 })),
    cursor: id,
    user_id: id,
    ...own,
  },
  { requiredKeys: ['conversation_id'] },
);
const sentiment = fc.record({ message: mostly(words) });

/** Arguments of all tools that write about a conversation or show it. */
const act = fc.record(
  {
    customer: id,
    conversation_id: id,
    message_id: id,
    version: mostly(fc.integer({ min: -1, max: 5 })),
    text: mostly(words),
    contact: mostly(words),
    turn_id: id,
    score: mostly(fc.integer({ min: 0, max: 6 })),
    comment: mostly(words),
    team: id,
    languages: mostly(fc.array(fc.constantFrom('en', 'de', 'xx', ''))),
    resolution: mostly(fc.constantFrom('solved', 'not_solved', 'no_reply', 'spam')),
    view: mostly(fc.constantFrom('waiting', 'human', 'mine', 'closed')),
    cursor: id,
    user_id: id,
    ...own,
  },
  { requiredKeys: [] },
);
const TOOLS = [...Object.keys(MCP_ACCESS.tools), ...Object.keys(DESK_ACCESS.tools)];

const call = fc.oneof(
  fc.record({ name: fc.constant('chat_with_ai'), arguments: mostly(chat) }),
  fc.record({ name: fc.constant('get_conversation_history'), arguments: mostly(history) }),
  fc.record({ name: fc.constant('analyze_sentiment'), arguments: mostly(sentiment) }),
  { weight: 3, arbitrary: fc.record({ name: fc.constantFrom(...TOOLS), arguments: mostly(act) }) },
  fc.record({ name, arguments: anything }),
);
const uri = fc.oneof(
  name.map((id) => `conversation://${id}`),
  fc.constant('frontdesk://models'),
  fc.webUrl(),
  name,
);
const reference = fc.oneof(
  fc.record({ type: fc.constant('ref/prompt'), name: fc.oneof(fc.constant('order_inquiry'), name) }),
  fc.record({ type: fc.constant('ref/resource'), uri: fc.constant('conversation://{conversation_id}') }),
);
const page = fc.record({ cursor: id }, { requiredKeys: [] });
const capability = fc.oneof(empty, fc.constant({}), fc.jsonValue({ maxDepth: 2 }));
const capabilities = fc.oneof(
  { weight: 4, arbitrary: fc.record({ sampling: capability, roots: capability }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: anything },
);
const PARAMS = new Map<string, fc.Arbitrary<unknown>>(
  Object.entries({
    'tools/call': call,
    'prompts/get': fc.record({
      name: fc.oneof(fc.constant('order_inquiry'), name),
      arguments: fc.oneof(fc.dictionary(name, fc.oneof(words, id)), empty),
    }),
    'resources/read': fc.record({ uri }),
    'resources/subscribe': fc.record({ uri }),
    'tools/list': page,
    'prompts/list': page,
    'resources/list': page,
    'resources/templates/list': page,
    initialize: fc.record({
      protocolVersion: fc.oneof(fc.constant('2025-06-18'), id),
      capabilities,
      clientInfo: fc.record({ name: id, version: fc.oneof(fc.constant('1'), id), title: id }, { requiredKeys: [] }),
    }),
    'completion/complete': fc.record({ ref: reference, argument: fc.record({ name, value: words }) }),
  }),
);

export interface Message {
  readonly method: unknown;
  readonly params?: unknown;
  readonly [field: string]: unknown;
}

/** Parameters with `_meta` or without, or none. */
const params = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary },
    { weight: 2, arbitrary: fc.tuple(arbitrary, meta).map(([own, _meta]) => ({ ...Object(own), _meta })) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: anything },
  );
const meta = fc.oneof(
  fc.constant(null),
  fc.record({ progressToken: id, 'io.modelcontextprotocol/clientCapabilities': capabilities }, { requiredKeys: [] }),
);

/** A JSON-RPC message with mostly valid parts. */
export const message: fc.Arbitrary<Message> = fc
  .oneof(
    { weight: 9, arbitrary: fc.constantFrom(...METHODS, 'tools/call', 'tools/call', 'tools/call') },
    { weight: 1, arbitrary: name },
  )
  .chain((method) =>
    fc.record(
      {
        jsonrpc: fc.oneof({ weight: 12, arbitrary: fc.constant('2.0') }, { weight: 1, arbitrary: anything }),
        id: fc.oneof({ weight: 6, arbitrary: fc.integer() }, { weight: 1, arbitrary: anything }),
        method: fc.oneof({ weight: 12, arbitrary: fc.constant<unknown>(method) }, { weight: 1, arbitrary: anything }),
        params: params(PARAMS.get(method) ?? fc.constant({})),
      },
      { requiredKeys: ['jsonrpc', 'method', ...(method.startsWith('notifications/') ? [] : (['id'] as const))] },
    ),
  );
