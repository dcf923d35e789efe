import { inLanguage } from '../../text/in-language.ts';
import type { Proposal, ProposalResult } from '../proposal.ts';
import { actionLine } from './action-line.ts';
import { SENTENCES } from './action-sentences.ts';

type Kind = Exclude<keyof typeof SENTENCES.en, 'item' | 'more'>;

/** A sentence about actions that must not depend on a model. `language` is a tag such as `de-AT`. */
export const actionMessage = (kind: Kind, language: string): string => inLanguage(SENTENCES, language)[kind];

/**
 * The actions that the customer is asked to consent to, and how to consent, written by code and not by a model. `changed`: something else was
 * done in the same turn, or may have been.
 */
export const proposalText = (
  { actions, later, asked_again }: Proposal,
  customer: string,
  language: string,
  changed = false,
): string => {
  const { more, ask, ask_all, ask_rest, ask_again, ...sentences } = inLanguage(SENTENCES, language);
  const lines = actions.map((action) => actionLine(action, customer, more));
  const question = (usual: string): string => (asked_again ? ask_again : changed ? ask_rest : usual);
  if (lines.length === 1) return `→ ${lines[0]}\n${question(ask)}`;
  // After a blank line, because Markdown would make the sentence a part of the last item.
  return `${lines.map((line, at) => `${at + 1}. ${line}`).join('\n')}\n\n${question(ask_all)}${later.length > 0 ? ` ${sentences.later}` : ''}`;
};

/** The outcome of a proposal: a sentence for one action, and a list of what was done and what was not for several. */
export const outcomeText = ({ proposal, results }: ProposalResult, customer: string, language: string): string => {
  const { item, more, ...sentences } = inLanguage(SENTENCES, language);
  const outcomes = proposal.actions.map((_, at) => results[at]?.outcome ?? 'not_begun');
  if (outcomes.length === 1) return sentences[outcomes[0] ?? 'not_begun'];
  const lines = proposal.actions.map(
    (action, at) => `${item[outcomes[at] ?? 'not_begun']} – ${actionLine(action, customer, more)}`,
  );
  // Without numbers, because Markdown would join it with the list of what is proposed anew, and number both as one.
  return [
    lines.map((line) => `- ${line}`).join('\n'),
    ...(outcomes.includes('unknown') ? [sentences.unknown] : []),
  ].join('\n\n');
};
