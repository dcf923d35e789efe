import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { Access } from '../../../core/access/scopes.ts';
import { quoteName } from '../../../core/text/quote-name.ts';
import { withProgress } from '../http/progress.ts';
import type { Feature } from '../server.ts';
import type { Tool } from './define-tool.ts';

export const toolsFeature = <C>(tools: readonly Tool<C>[]): Feature<C> => {
  const byName = new Map(tools.map((tool) => [tool.listed.name, tool]));
  const list = { tools: tools.map(({ listed }) => listed) };
  return {
    capabilities: { tools: { listChanged: false } },
    handle: (server, caller) => {
      server.setRequestHandler('tools/list', () => list);
      server.setRequestHandler('tools/call', ({ params: { name, arguments: args } }, context) => {
        const tool = byName.get(name);
        if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool ${quoteName(name)}.`);
        return withProgress(context, () => tool.call(args, caller));
      });
    },
  };
};

/** The tools, if they are those of the endpoint's table of scopes. Throws otherwise: a tool without a row would be open to every caller. */
export const exactlyThose = <C>(
  { tools: table }: Pick<Access, 'tools'>,
  tools: readonly Tool<C>[],
): readonly Tool<C>[] => {
  const names = tools.map(({ listed }) => listed.name);
  const extra = names.filter((name) => !Object.hasOwn(table, name));
  const missing = Object.keys(table).filter((name) => !names.includes(name));
  if (extra.length + missing.length === 0) return tools;
  throw new TypeError(`Tools and scopes differ: ${[...extra, ...missing].join(', ')}.`);
};
