import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
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
