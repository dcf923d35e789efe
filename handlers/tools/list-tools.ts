import type { Log } from '../../core/observability/log.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { isAllowed } from '../../core/tools/policy/is-allowed.ts';
import type { CompanyTool, ToolServers } from '../../core/tools/tool.ts';
import type { Step } from '../../statemachines/contract.ts';

/** Maximum bytes of JSON for all tools together. Every state and every request to a model contains them. */
const MAX_OFFERED_BYTES = 24 * 1024;

/**
 * Lists the tools that the playbook allows and a server offers now, in the playbook's order. Tools over the size limit
 * are omitted. A tool that is allowed but not offered is logged once for each sandbox, not in every turn.
 */
export const listTools = (servers: ToolServers, playbook: () => Playbook, log: Log): Step<'ListTools'> => {
  const reported = new Set<string>();
  return async () => {
    const allowed = playbook().tools;
    const listed = (await servers.list()).filter((offer) => isAllowed(allowed, offer));
    const offers = new Set(listed.map(({ server, tool }) => `${server}.${tool}`));
    const missing = allowed.filter((name) => !offers.has(name) && !reported.has(name));
    for (const name of missing) reported.add(name);
    if (missing.length > 0) log.warn('tools not offered', { tools: missing.join(', ') });
    const place = ({ server, tool }: CompanyTool) => allowed.indexOf(`${server}.${tool}`);
    let room = MAX_OFFERED_BYTES;
    const offered = listed
      .toSorted((a, b) => place(a) - place(b))
      .filter((offer) => {
        room -= Buffer.byteLength(JSON.stringify(offer));
        if (room < 0) log.warn('tool left out', { server: offer.server, tool: offer.tool, why: 'no room' });
        return room >= 0;
      });
    return { offered };
  };
};
