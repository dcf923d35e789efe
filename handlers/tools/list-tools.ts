import { isVisitor, VISITOR } from '../../core/access/visitor.ts';
import { type Clock, elapsed } from '../../core/config/clock.ts';
import { keepLast } from '../../core/keep-last.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Playbook, PlaybookTool } from '../../core/playbook/playbook.ts';
import { sizeOf } from '../../core/text/json.ts';
import { isAllowed, nameOf } from '../../core/tools/policy/is-allowed.ts';
import { isOpenTo } from '../../core/tools/policy/is-open-to.ts';
import { knowsCustomer } from '../../core/tools/policy/knows-customer.ts';
import { previewName, previewOf } from '../../core/tools/policy/preview-of.ts';
import { profileToolOf } from '../../core/tools/policy/profile-tool.ts';
import { type CompanyTool, LIST_PATIENCE_MS, type ToolServers } from '../../core/tools/tool.ts';
import type { Step } from '../../statemachines/contract.ts';
import { customerProfiles } from './customer-profiles.ts';
import { warnOnce } from './warn-once.ts';

/** Maximum bytes of JSON for all tools together. Every state and every request to a model contains them. */
const MAX_OFFERED_BYTES = 24 * 1024;
/** About the time that the history takes to be read, which happens beside the first run of a turn. */
const FIRST_PATIENCE_MS = 25;

/**
 * Lists the tools that the playbook allows, that a server offers now, that know their customer and are open to them, in the playbook's order. Tools
 * over the size limit are omitted. A tool that is allowed but not offered is logged once for each sandbox, not in every turn. The first run of a turn does not wait
 * for slow servers; the second, if there is one, does. The profile of a named customer is looked up behind the list, in the same time: the list says
 * whether its tool only reads, and how it learns for whom. Without `hasServers`, the company has no tool server, and a warning says so.
 */
export const listTools = (
  servers: ToolServers,
  playbook: () => Playbook,
  clock: Clock,
  log: Log,
  hasServers = true,
): Step<'ListTools'> => {
  const warn = warnOnce(log);
  const profiles = customerProfiles(servers, clock, warn);
  const offer = keepLast((allowed: readonly PlaybookTool[], listed: readonly CompanyTool[], cold: boolean) => {
    const present = listed.filter((tool) => isAllowed(allowed, tool));
    const usable = present.filter((tool) => knowsCustomer(allowed, tool));
    const names = new Set(present.map(nameOf));
    const missing = cold ? [] : allowed.flatMap(({ name }) => (names.has(name) ? [] : name));
    warn('tools not offered', missing, hasServers ? undefined : NO_SERVER);
    warn('tools left out', present.filter((tool) => !usable.includes(tool)).map(nameOf), NO_CUSTOMER);
    const unseen = usable.filter(
      (tool) => tool.writes && previewName(allowed, tool) !== null && previewOf(allowed, tool, listed) === null,
    );
    warn('previews left out', unseen.map(nameOf), NO_PREVIEW);
    const place = (tool: CompanyTool) => allowed.findIndex(({ name }) => name === nameOf(tool));
    let room = MAX_OFFERED_BYTES;
    return usable
      .toSorted((a, b) => place(a) - place(b))
      .filter((tool) => {
        room -= sizeOf(tool);
        if (room < 0) log.warn('tool left out', { server: tool.server, tool: tool.tool, why: 'no room' });
        return room >= 0;
      });
  });
  return async ({ request, tools: earlier }) => {
    const patience = earlier ? LIST_PATIENCE_MS : FIRST_PATIENCE_MS;
    const began = clock.now();
    const { tools, cold } = await servers.list(patience);
    const { tools: allowed, profile: source } = playbook();
    const customer = request?.customer ?? VISITOR;
    const offered = offer(allowed, tools, cold).filter((tool) => isOpenTo(customer, allowed, tool));
    const teller = source && profileToolOf(source, tools);
    if (source && typeof teller === 'string' && !cold)
      warn('profile left out', [source.tool], hasServers ? teller : NO_SERVER);
    if (!teller || typeof teller === 'string' || isVisitor(customer)) return { offered, profile: null, cold };
    const left = Math.max(0, patience - elapsed(began, clock.now()));
    const profile = await profiles(source, teller, customer, left);
    return { offered, profile: profile ?? null, cold: cold || profile === undefined };
  };
};

const NO_CUSTOMER =
  'no argument identifies the customer, the server is not unbound, and it is no read that the playbook lists as public';
const NO_SERVER = 'no server is configured: set TOOL_SERVERS';
const NO_PREVIEW = 'the server offers no such tool that only reads and identifies the customer';
