import { fail, skip } from '../check.ts';
import type { Check } from '../system.ts';

/** A request for the tools of a shop. */
const MESSAGE = 'Find my orders.';

/** A look-up in the company's systems, and the model's answer from its result. */
export const toolTurn: Check = {
  name: 'tool turn',
  remedy: 'See "ListTools" in the log of the tools function.',
  run: async (system) => {
    const { toolMessage } = system.options;
    const { tools, timings } = await system.ask(await system.connect(), { message: toolMessage ?? MESSAGE });
    if (!timings.states.some(({ state }) => state === 'ListTools')) skip('no tool servers are configured');
    const used = tools.find(({ ok }) => ok) ?? tools[0];
    if (used?.ok) return `${used.tool} answered in ${used.ms} ms`;
    const problem = used ? `${used.tool} answered with an error` : 'no tool was used';
    if (toolMessage === undefined)
      skip(`${problem} for "${MESSAGE}": ask for something that exists with --tool-message`);
    return fail(problem);
  },
};
