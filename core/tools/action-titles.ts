import type { ProposedAction } from '../actions/proposal.ts';
import type { PlaybookTool } from '../playbook/playbook.ts';
import { codeOf } from '../text/in-language.ts';
import { entryOf } from './policy/is-allowed.ts';

type Named = Pick<ProposedAction, 'server' | 'tool'>;

/** What a tool does, in every wording of the playbook: its titles there, otherwise the name under which the playbook allows it. */
export const titlesOf = (allowed: readonly PlaybookTool[], action: Named): string[] => {
  const titles = Object.values(entryOf(allowed, action)?.title ?? {});
  return titles.length > 0 ? titles : [action.tool.replaceAll(/[_-]+/g, ' ')];
};

/** The playbook's title for a customer who writes in `language`, a tag such as `de-AT`; null if the playbook has none for the tool. */
export const titleFor = (allowed: readonly PlaybookTool[], action: Named, language: string): string | null => {
  const title = entryOf(allowed, action)?.title ?? {};
  return title[codeOf(language)] ?? title.en ?? Object.values(title)[0] ?? null;
};
