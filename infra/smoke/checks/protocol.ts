import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/client';
import { MCP_ACCESS } from '../../../core/access/scopes.ts';
import { fail } from '../check.ts';
import { type Check, call, MODELS, readJson } from '../system.ts';

/** The tools that are called. Those that ask for a person are only listed, because a person would come. */
const CALLED = ['chat_with_ai', 'get_conversation_history', 'analyze_sentiment'];
const TOOLS = Object.keys(MCP_ACCESS.tools);
const RESOURCES = ['frontdesk://playbook', MODELS];
const MESSAGE = 'Hello, what can you help me with?';

/** Lists, resources and tools, in one revision of the protocol. */
const protocol = (revision: string, mode: 'auto' | 'legacy'): Check => ({
  name: `protocol ${revision}`,
  remedy: 'Check that the version of this checkout is deployed, and see docs/runbook.md#error-rate.',
  run: async (system) => {
    const client = await system.connect(mode);
    const spoken = client.getNegotiatedProtocolVersion();
    if (spoken !== revision) fail(`the server speaks ${spoken}`);
    const { tools } = await client.listTools();
    const { prompts } = await client.listPrompts();
    const { resources } = await client.listResources();
    const listed = [...tools.map(({ name }) => name), ...resources.map(({ uri }) => uri)];
    const missing = [...TOOLS, ...RESOURCES].filter((name) => !listed.includes(name));
    if (missing.length > 0) fail(`not listed: ${missing.join(', ')}`);
    for (const uri of RESOURCES) await readJson(client, uri);

    // Some clients add arguments of their own.
    const { conversation_id, answer } = await system.ask(client, { message: MESSAGE, toolCallId: '1' });
    const { data: history } = await call(client, 'get_conversation_history', { conversation_id });
    const { turns = [] } = history as { turns?: { answer: string }[] };
    if (turns[0]?.answer !== answer) fail(`the history has another answer, or none: ${history.message ?? ''}`);
    const { data: reading } = await call(client, 'analyze_sentiment', { message: MESSAGE });
    if (typeof reading.label !== 'string') fail(`analyze_sentiment: ${reading.code} ${reading.message}`);
    return `${CALLED.length} of ${TOOLS.length} tools called, ${prompts.length} prompts, ${resources.length} resources`;
  },
});

export const newestProtocol = protocol('2026-07-28', 'auto');
export const olderProtocol = protocol(LATEST_PROTOCOL_VERSION, 'legacy');
