import { isVisitor } from '../../../core/access/visitor.ts';
import { SEARCH } from './facts.ts';
import type { Path } from './path.ts';
import type { Trace } from './trace-result.ts';
import { listed, whole } from './words.ts';

export interface Reason {
  /** The state that decided it, or what it is about. */
  readonly about: string;
  readonly text: string;
}

const ESCALATIONS: Readonly<Record<string, string>> = {
  already_escalated: 'the turn before was escalated',
  asked_for_human: 'the customer asks for a person',
  sensitive_topic: 'the message raises a sensitive topic of the playbook',
  negative_sentiment: 'the customer is upset',
  model_unsure: 'the fast tier asked for the specialist',
};

const HANDOFFS: Readonly<Record<string, string>> = {
  asked_for_human: 'the customer asks for a person',
  sensitive_topic: 'the message raises a sensitive topic of the playbook',
  model_failed: 'no tier answered',
  answer_blocked: 'a content filter cut, replaced or removed the answer',
  action_unknown: 'the outcome of an action is unknown',
  assistant_asked: 'a model asked for a person',
  assistant_promised: 'the answer promised a person',
  customer_asked: 'the customer asked for a person without a message',
};

const OUTCOMES = {
  done: 'was carried out',
  rejected: 'was rejected by the company’s system',
  unknown: 'may have been carried out: its outcome is unknown, and it is not tried again',
  not_begun: 'was not started',
} as const;

/** Why a turn took its path, from its receipt. */
export const reasonsOf = (trace: Trace, path: Path, customer: string): Reason[] => {
  if (trace.status === 'pending') {
    return [
      {
        about: 'Pending',
        text: 'No receipt is stored yet. Either an execution is working on the message, or it gave up; then a repeat of the message is answered.',
      },
    ];
  }
  if (trace.status === 'held') {
    const text =
      'The message was left to the team, either when it arrived or while the assistant worked on it. A held message has no times, so the record does not say which.';
    return [{ about: 'Held', text }, ...actions(trace)];
  }
  return [
    ...route(trace, path),
    ...knowledge(trace),
    ...tools(trace),
    ...actions(trace),
    ...handoff(trace, path, isVisitor(customer)),
    ...fault(trace),
    ...doubt(path),
  ];
};

const ran = ({ visits }: Path, name: string): boolean => visits.some(({ state, failed }) => state === name && !failed);

const route = ({ route: told, model, status }: Trace, path: Path): Reason[] => {
  if (!told) return [];
  if (model === null && status === 'answered')
    return [{ about: 'Route', text: 'The answer contains no text of a model: code wrote what the customer reads.' }];
  const { tier, escalated, reason, fallback } = told;
  const why = escalated && reason !== null ? (ESCALATIONS[reason] ?? reason) : null;
  const when = ran(path, 'ChooseStrongModel')
    ? 'The fast tier drafted first, then the strong one'
    : 'The turn began on the strong tier';
  const other = tier === 'fast' ? 'strong' : 'fast';
  return [
    ...(why === null
      ? []
      : [
          {
            about: 'Escalate?',
            text: path.unsure.includes('ChooseStrongModel') ? `The turn was escalated: ${why}.` : `${when}: ${why}.`,
          },
        ]),
    ...(status === 'failed'
      ? [{ about: 'Fallback?', text: 'Every tier that may answer failed. The customer reads the failure message.' }]
      : [
          {
            about: 'Route',
            text: fallback ? `The ${other} tier failed. The ${tier} tier answered.` : `The ${tier} tier answered.`,
          },
        ]),
  ];
};

const knowledge = ({ citations, knowledge_gap, states, status }: Trace): Reason[] => {
  const about = 'Knowledge';
  if (status === 'answered' && states.length > 0 && !states.some(({ state }) => state === SEARCH))
    return [{ about, text: 'The documents could not be searched. The turn went on without them.' }];
  if (knowledge_gap) return [{ about, text: 'A gap: no document fits the question.' }];
  return citations > 0
    ? [{ about, text: `The answer cites ${citations} ${citations === 1 ? 'passage' : 'passages'}.` }]
    : [];
};

const tools = ({ tools: used }: Trace): Reason[] =>
  used.map(({ tool, ok, ms }) => ({
    about: 'UseTools',
    text: `${tool} ${ok ? 'answered' : 'failed'} after ${whole(ms)} ms.`,
  }));

const actions = ({ actions: carried, proposed }: Trace): Reason[] => [
  ...carried.map(({ tool, outcome }) => ({ about: 'RunAction', text: `${tool} ${OUTCOMES[outcome]}.` })),
  ...(proposed.length > 0
    ? [
        {
          about: 'Proposal',
          text: `${listed(proposed)} ${proposed.length === 1 ? 'waits' : 'wait'} for the customer’s consent.`,
        },
      ]
    : []),
];

const handoff = ({ handoff: told }: Trace, path: Path, ofVisitor: boolean): Reason[] => {
  if (!told?.requested) return [];
  const why = HANDOFFS[told.reason ?? ''] ?? told.reason ?? 'no reason is stored';
  const asked = ran(path, 'HandOff')
    ? `A person was asked${ofVisitor ? ', unless visitors had asked for too many' : ''}`
    : path.unsure.includes('HandOff') || path.visits.some(({ state }) => state === 'HandOff')
      ? 'A person was to be asked, but HandOff did not complete'
      : 'A person is needed, but the playbook does not hand off';
  return [{ about: 'HandOff', text: `${asked}: ${why}.` }];
};

const fault = ({ fault: last }: Trace): Reason[] =>
  last === null
    ? []
    : [
        {
          about: 'Fault',
          text: `${last} is the last fault that no retry resolved. Only the last one is stored: a state that failed before it may be missing here.`,
        },
      ];

const doubt = ({ unsure, visits, kind }: Path): Reason[] => {
  const about = 'Path';
  const isVisited = (state: string): boolean => visits.some((visit) => visit.state === state);
  const again = unsure.filter(isVisited);
  const once = unsure.filter((state) => !isVisited(state));
  const questions = [
    ...(once.length > 0 ? [`${listed(once)} ran`] : []),
    ...(again.length > 0 ? [`${listed(again)} ran once more`] : []),
  ];
  return [
    ...(kind === 'unknown' ? [{ about, text: OTHER_MACHINE }] : []),
    ...(questions.length > 0
      ? [{ about, text: `The record cannot say whether ${questions.join(', or whether ')}.` }]
      : []),
  ];
};

const OTHER_MACHINE =
  'The times fit no path through the current state machine. It may have changed since the turn ran, so no path is drawn.';
