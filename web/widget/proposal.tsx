import type { JSX } from 'preact';
import { factsOf } from './facts.ts';
import type { Action, Outcome, Proposal, Turn } from './results.ts';
import { withoutProposal } from './shown-answer.ts';
import { isOpen, outcomesOf } from './transcript.ts';
import type { View } from './view.ts';

interface CardProps {
  readonly turn: Turn;
  readonly proposal: Proposal;
  readonly view: View;
}

/** A proposal, with two buttons while the customer can still agree to it, or its outcome. */
export const ProposalCard = ({ turn, proposal, view }: CardProps): JSX.Element => {
  const { chat, words } = view;
  const entries = chat.entries.value;
  const outcomes = outcomesOf(entries, proposal);
  const isAnswering = chat.outbox.messages.value.length > 0;
  const actions = proposal.actions.map((action, at) => (
    <ActionFacts action={action} outcome={outcomes?.[at] ?? null} view={view} />
  ));
  if (!isOpen(entries, chat.desk.value, turn))
    return (
      <li class="action done">
        {actions}
        {outcomes === null && <p class="small dim">{words.lapsed}</p>}
      </li>
    );
  return (
    <li class="action">
      {actions}
      <p class="small mid" dir="auto">
        {withoutProposal(turn.answer ?? '', proposal).question || words.proposed}
        {proposal.later.length > 0 && ` ${words.later}`}
      </p>
      <div class="btns">
        <button class="btn main" type="button" disabled={isAnswering} onClick={() => chat.send(words.yes, proposal.id)}>
          {words.confirm}
        </button>
        <button class="btn edge" type="button" disabled={isAnswering} onClick={() => chat.send(words.no)}>
          {words.decline}
        </button>
      </div>
    </li>
  );
};

const MARKS: Readonly<Record<Outcome, string>> = {
  done: 'good',
  rejected: 'bad',
  unknown: 'waiting',
  not_begun: 'closed',
};

interface FactsProps {
  readonly action: Action;
  readonly outcome: Outcome | null;
  readonly view: View;
}

/** One action, in the words of the company's server if it has any. */
const ActionFacts = ({ action: { title, preview, arguments: given }, outcome, view }: FactsProps): JSX.Element => {
  const facts = preview === null ? factsOf(given, view.chat.customer.value?.id ?? null) : [];
  return (
    <section>
      <h3 dir="auto">
        {title}
        {outcome && (
          <span class="state" data-is={MARKS[outcome]}>
            {view.words[outcome]}
          </span>
        )}
      </h3>
      {preview !== null && (
        <p class="preview" dir="auto">
          {preview}
        </p>
      )}
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={name} dir="auto">
              {value}
            </dd>,
          ])}
        </dl>
      )}
    </section>
  );
};
