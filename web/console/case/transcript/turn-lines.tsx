import { nameOf } from '../../queue/row-words.ts';
import type { Action, Feedback, Turn } from '../../results.ts';
import { Thumb } from '../../shell/icons.tsx';
import { clock } from '../../shell/times.ts';
import { feedbackInWords } from '../feedback-words.ts';
import { Facts } from '../side/fact-list.tsx';
import { fieldsOf, readResult } from '../side/facts.ts';
import { Answer } from './answer.tsx';
import { Receipt } from './receipt.tsx';
import { Said } from './said.tsx';

interface TurnProps {
  readonly turn: Turn;
  readonly customer: string;
  readonly conversation: string;
}

/** A customer's message, what the assistant did, and its answer. */
export const TurnLines = ({ turn, customer, conversation }: TurnProps) => {
  const { status, sent_at, message, answer, receipt, actions, feedback } = turn;
  const answeredAt = receipt ? Date.parse(sent_at) + receipt.total_ms : null;
  return (
    <>
      <li class="msg customer">
        <p class="by">
          <bdi>
            <b title={customer}>{nameOf(customer)}</b>
          </bdi>
          <time dateTime={sent_at}>{clock(sent_at)}</time>
        </p>
        <Said text={message} />
        {status === 'pending' && <p class="small dim">Not answered yet</p>}
      </li>
      {actions.map((action) => (
        <ActionLine key={action.title} action={action} />
      ))}
      {answer !== null && (
        <li class={status === 'failed' ? 'msg failed' : 'msg'} data-is="bot">
          <p class="by">
            <b>Assistant</b>
            {answeredAt !== null && <time>{clock(answeredAt)}</time>}
          </p>
          <Answer answer={answer} citations={receipt?.citations ?? []} />
          {feedback && <FeedbackLine feedback={feedback} about="answer" />}
          <Receipt turn={turn} customer={customer} conversation={conversation} />
        </li>
      )}
    </>
  );
};

const OUTCOMES = {
  done: ['good', 'Done'],
  rejected: ['bad', 'Rejected'],
  unknown: ['waiting', 'Outcome unknown'],
  under_way: ['waiting', 'In progress'],
  not_begun: ['closed', 'Not started'],
} as const;

const ActionLine = ({ action: { title, outcome, arguments: given, came_back } }: { readonly action: Action }) => {
  const [is, label] = OUTCOMES[outcome];
  const words = readResult(came_back).words.trim();
  return (
    <li class="action done">
      <div class="line between">
        <h3 dir="auto">{title}</h3>
        <span class="state" data-is={is}>
          {label}
        </span>
      </div>
      <Facts of={[...fieldsOf(given), ...(words === '' ? [] : ([['result', words]] as const))]} />
    </li>
  );
};

interface FeedbackLineProps {
  readonly feedback: Feedback;
  readonly about: 'answer' | 'episode';
}

export const FeedbackLine = ({ feedback: { score, comment }, about }: FeedbackLineProps) => (
  <p class="feedback small">
    <Thumb isUp={score >= 3} />
    <span>{feedbackInWords(score, about)}</span>
    {comment !== null && <q dir="auto">{comment}</q>}
  </p>
);
