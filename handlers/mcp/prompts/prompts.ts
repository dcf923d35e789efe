import { type GetPromptResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { Log } from '../../../core/observability/log.ts';
import type { Playbook, Prompt } from '../../../core/playbook/playbook.ts';
import { readArguments } from '../../../core/playbook/read-arguments.ts';
import { fillTemplate } from '../../../core/playbook/template.ts';
import { quoteName, quoteNames } from '../../../core/text/quote-name.ts';
import type { Feature } from '../../front/server.ts';
import type { Customer } from '../customer-caller.ts';
import type { Completer } from './completion.ts';

/** Passed to the SDK, because without a schema it reports invalid parameters as an internal error. `readArguments` checks the values. */
const GetParams = z.object({ name: z.string(), arguments: z.optional(z.record(z.string(), z.unknown())) });

export const promptsFeature = (playbook: () => Playbook, log: Log): Feature<Customer> => ({
  capabilities: { prompts: { listChanged: false } },
  handle: (server) => {
    server.setRequestHandler('prompts/list', () => ({ prompts: playbook().prompts.map(described) }));
    server.setRequestHandler(
      'prompts/get',
      { params: GetParams },
      ({ name, arguments: given = {} }): GetPromptResult => {
        const prompt = promptOf(playbook(), name);
        const read = readArguments(prompt, given);
        if ('wrong' in read) throw invalid(read.wrong);
        if (read.ignored.length > 0) log.debug('arguments ignored', { prompt: name, names: quoteNames(read.ignored) });
        const text = fillTemplate(prompt.template, read.values);
        return { description: prompt.description, messages: [{ role: 'user', content: { type: 'text', text } }] };
      },
    );
  },
});

/** Completes a prompt's argument with the values that the prompt's file lists. */
export const completePrompt =
  (playbook: () => Playbook): Completer =>
  ({ ref, argument }) => {
    if (ref.type !== 'ref/prompt') return null;
    const declared = promptOf(playbook(), ref.name).arguments.find(({ name }) => name === argument.name);
    if (!declared) throw invalid(`Unknown argument ${quoteName(argument.name)} of ${ref.name}.`);
    return declared.values;
  };

const described = ({ template: _, arguments: declared, ...prompt }: Prompt) => ({
  ...prompt,
  arguments: declared.map(({ values: _, ...argument }) => argument),
});

const promptOf = ({ prompts }: Playbook, name: string): Prompt => {
  const prompt = prompts.find((one) => one.name === name);
  if (prompt) return prompt;
  throw invalid(
    `Unknown prompt ${quoteName(name)}. Available: ${prompts.map((one) => one.name).join(', ') || 'none'}.`,
  );
};

const invalid = (message: string): ProtocolError => new ProtocolError(ProtocolErrorCode.InvalidParams, message);
