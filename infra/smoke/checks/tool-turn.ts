import type { Client } from '@modelcontextprotocol/client';
import { fail, skip } from '../check.ts';
import type { Check } from '../system.ts';

/** Stands for an order number and the like. The sample store has an order with this one. */
const EXAMPLE = '1042';
const MAX_MESSAGES = 3;

/** A look-up in the company's systems, and the model's answer from its result. */
export const toolTurn: Check = {
  name: 'tool turn',
  remedy:
    'Ask with --tool-message for something that exists. If that fails, see "ListTools" in the log of the tools function.',
  run: async (system) => {
    const client = await system.connect();
    const { toolMessage } = system.options;
    const messages = toolMessage === undefined ? await promptedMessages(client) : [toolMessage];
    for (const message of messages) {
      const { tools, timings } = await system.ask(client, { message });
      if (!timings.states.some(({ state }) => state === 'ListTools')) skip('no tool servers are configured');
      const [used] = tools.toSorted((one, other) => Number(other.ok) - Number(one.ok));
      if (!used) continue;
      if (used.ok) return `${used.tool} answered in ${used.ms} ms`;
      if (toolMessage !== undefined) fail(`${used.tool} answered with an error`);
      return `${used.tool} was used; its error is not judged, because "${EXAMPLE}" may not exist (--tool-message)`;
    }
    return fail(`no tool was used for: ${messages.join(' | ')}`);
  },
};

/** What the playbook's prompts would send, the prompt with the fewest required arguments first. */
const promptedMessages = async (client: Client): Promise<string[]> => {
  const required = (await client.listPrompts()).prompts.map(({ name, arguments: all = [] }) => ({
    name,
    names: all.flatMap((argument) => (argument.required ? argument.name : [])),
  }));
  const fewestFirst = required.toSorted((one, other) => one.names.length - other.names.length);
  return Promise.all(
    fewestFirst.slice(0, MAX_MESSAGES).map(async ({ name, names }) => {
      const given: Record<string, string> = {};
      for (const argument of names) {
        const ref = { type: 'ref/prompt', name } as const;
        const { completion } = await client.complete({ ref, argument: { name: argument, value: '' } });
        given[argument] = completion.values[0] ?? EXAMPLE;
      }
      const { content } = (await client.getPrompt({ name, arguments: given })).messages[0] ?? {};
      const text = content?.type === 'text' ? content.text : '';
      // A prompt tells the client what to send, in a quotation.
      return text.replaceAll(/^(?!> ).*\n?/gm, '').replaceAll(/^> /gm, '') || text;
    }),
  );
};
