import { DESK_ACCESS, MCP_ACCESS } from '../../../core/access/scopes.ts';
import { ERAS, type McpRequest } from '../../support/mcp-requests.ts';

/** The ids of another customer's conversation that an attacker may know. */
export interface Target {
  readonly customer: string;
  readonly conversation: string;
  readonly messageId: string;
  readonly turnId: string;
  readonly cursors: readonly string[];
}

export interface Probe {
  readonly what: string;
  readonly request: McpRequest;
  readonly headers: Readonly<Record<string, string>>;
}

/** Spellings of a conversation id that a careless store could map to another customer's. */
const spellings = ({ customer, conversation, messageId, turnId }: Target): string[] => [
  conversation,
  ` ${conversation}`,
  `${conversation} `,
  conversation.toUpperCase(),
  encodeURIComponent(conversation),
  `${customer}#${conversation}`,
  `${customer}%23${conversation}`,
  `${customer}/${conversation}`,
  `../${customer}/${conversation}`,
  `#${conversation}`,
  `${conversation}#`,
  `${conversation}#TURN#${messageId}`,
  `${conversation}\u200b`,
  `TURN#${messageId}`,
  turnId,
  customer,
  '~CONVERSATION',
  '*',
];

/** Ways to claim another identity. */
const disguises = ({ customer }: Target): Readonly<Record<string, string>>[] => [
  {},
  { 'x-customer': customer, 'x-user-id': customer, 'x-forwarded-user': customer },
  { 'x-amzn-oidc-identity': customer, 'x-amz-customer': customer },
];

const identities = ({ customer }: Target) => [
  {},
  { user_id: customer },
  { user_id: ` ${customer}` },
  { customer },
  { customer_id: customer },
];

/** Tools that write about a conversation. */
const MOVES = Object.keys(MCP_ACCESS.tools).filter(
  (tool) => !['chat_with_ai', 'get_conversation_history', 'analyze_sentiment'].includes(tool),
);

/** Every tool of the desk, aimed at the conversation. */
export const deskProbesOf = (target: Target): Probe[] =>
  Object.entries(ERAS).flatMap(([era, request]) =>
    Object.keys(DESK_ACCESS.tools).flatMap((name) => {
      const { customer, conversation: conversation_id, messageId: message_id } = target;
      const words = { text: 'Take this.', view: 'waiting', team: 'support', resolution: 'solved' };
      const args = { customer, conversation_id, message_id, turn_id: target.turnId, version: 0, ...words };
      return disguises(target).map((headers) => ({
        what: `${name} ${era}`,
        request: request('tools/call', { name, arguments: args }),
        headers,
      }));
    }),
  );

/** Every operation, in both protocol eras, with every spelling and every claimed identity. */
export const probesOf = (target: Target): Probe[] =>
  Object.entries(ERAS).flatMap(([era, request]) => {
    const call = (name: string, args: object) => request('tools/call', { name, arguments: args });
    const calls = spellings(target).flatMap((conversation_id) =>
      identities(target).flatMap((identity): [string, McpRequest][] => [
        ['history', call('get_conversation_history', { conversation_id, ...identity })],
        ['chat', call('chat_with_ai', { message: 'What was said before?', conversation_id, ...identity })],
        [
          'chat again',
          call('chat_with_ai', { message: 'And then?', conversation_id, message_id: target.messageId, ...identity }),
        ],
      ]),
    );
    // With three identities fewer than the calls above, because each that finds a conversation is an execution.
    const moves = spellings(target).flatMap((conversation_id) =>
      [{}, { user_id: target.customer }].flatMap((identity) =>
        MOVES.map((name): [string, McpRequest] => [
          name,
          call(name, { conversation_id, message_id: `${name}-1`, turn_id: target.turnId, score: 1, ...identity }),
        ]),
      ),
    );
    const withCursors = target.cursors.flatMap((cursor): [string, McpRequest][] => [
      ['cursor', call('get_conversation_history', { conversation_id: target.conversation, cursor })],
      [
        'cursor and name',
        call('get_conversation_history', { conversation_id: target.conversation, cursor, user_id: target.customer }),
      ],
      ['list', request('resources/list', { cursor })],
    ]);
    const read = spellings(target).flatMap((id): [string, McpRequest][] =>
      [id, encodeURIComponent(id)].map((each) => [
        'resource',
        request('resources/read', { uri: `conversation://${each}` }),
      ]),
    );
    const complete = ['', target.conversation.slice(0, 3)].map((value): [string, McpRequest] => [
      'completion',
      request('completion/complete', {
        ref: { type: 'ref/resource', uri: 'conversation://{conversation_id}' },
        argument: { name: 'conversation_id', value },
      }),
    ]);
    const others: [string, McpRequest][] = [
      ['list', request('resources/list')],
      ['sentiment', call('analyze_sentiment', { message: `Where is ${target.conversation}?` })],
      [
        'prompt',
        request('prompts/get', {
          name: 'order_inquiry',
          arguments: { order_number: target.turnId, question: 'Where?' },
        }),
      ],
    ];
    return [...calls, ...moves, ...withCursors, ...read, ...complete, ...others].flatMap(([what, each]) =>
      disguises(target).map((headers) => ({ what: `${what} ${era}`, request: each, headers })),
    );
  });
