import { isDeepStrictEqual } from 'node:util';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Exchange, Oracle, Proposal } from '../witness.ts';

/** A list that a customer can check. */
const MOST_ACTIONS = 5;
/** An unclear reply is asked about once. */
const MOST_TIMES = 2;

/** A proposal is a short list that never changes under its id; it is asked again once, and what a turn left is proposed anew. */
export const lists: Oracle = ({ exchanges }) => {
  const answers = [...answersByTurn(exchanges).values()];
  const proposals = Map.groupBy(
    answers.filter(({ result }) => result.proposal),
    ({ key, result }) => JSON.stringify([key, result.proposal?.id]),
  );
  return [
    ...[...proposals.values()].flatMap(wrongWithOne),
    ...exchanges.flatMap((exchange) =>
      isGoingOn(exchange) ? [`${said(exchange.result)} goes on behind an unknown outcome`] : [],
    ),
    ...exchanges.flatMap((exchange) =>
      hasLostRest(exchange) ? [`the rest of ${said(exchange.result)} is not proposed anew`] : [],
    ),
  ];
};

interface Answer {
  /** The conversation. */
  readonly key: string;
  readonly result: ChatResult;
}

/** A repeated message gets the stored answer: it counts once. */
const answersByTurn = (exchanges: readonly Exchange[]): Map<string, Answer> =>
  new Map(
    exchanges.flatMap(({ customer, conversation, result }) => {
      const key = JSON.stringify([customer, conversation]);
      return result ? [[`${key}${result.turn_id}`, { key, result }] as const] : [];
    }),
  );

const wrongWithOne = (answers: readonly Answer[]): string[] => {
  // Titles are worded in the language of each message.
  const actions = answers.map(({ result }) =>
    (result.proposal?.actions ?? []).map(({ tool, arguments: given }) => ({ tool, given })),
  );
  const [first = []] = actions;
  return [
    ...(first.length > MOST_ACTIONS ? [`a list has ${first.length} actions`] : []),
    ...(actions.every((each) => isDeepStrictEqual(each, first))
      ? []
      : [`${answers[0]?.key} has two lists under one id`]),
    ...(answers.length > MOST_TIMES ? [`${answers[0]?.key} is asked ${answers.length} times for one list`] : []),
    ...answers
      .slice(1)
      .flatMap(({ result }) =>
        result.handoff.requested ? [`${said(result)}: a list is asked about again beside a hand-off`] : [],
      ),
    ...answers.flatMap(({ result }) =>
      result.actions.some(({ id }) => id === result.proposal?.id)
        ? [`${said(result)} is on offer again under its id`]
        : [],
    ),
  ];
};

interface Acted extends Exchange {
  readonly result: ChatResult;
}

/** Whether an action that was not begun is not on offer in the same answer. After an unknown outcome and in a blocked answer, none is. */
const hasLostRest = (exchange: Exchange): exchange is Acted => {
  const { result } = exchange;
  const { reason } = result?.handoff ?? {};
  if (result?.status !== 'answered' || reason === 'action_unknown' || reason === 'answer_blocked') return false;
  return notBegun(exchange).some((action) => !isOffered(result, action));
};

/** Whether the rest of a list is on offer although the outcome in front of it is unknown. */
const isGoingOn = (exchange: Exchange): exchange is Acted =>
  exchange.result?.actions.some(({ outcome }) => outcome === 'unknown') === true &&
  notBegun(exchange).some((action) => isOffered(exchange.result, action));

type Action = Proposal['actions'][number];

/** Returns the actions, as the customer saw them, that the receipt reports as not begun. */
const notBegun = ({ seen, result }: Exchange): Action[] =>
  (result?.actions ?? []).flatMap(({ id, outcome }, at) => {
    const action = seen?.id === id ? seen.actions[at] : undefined;
    return outcome === 'not_begun' && action ? [action] : [];
  });

const isOffered = (result: ChatResult | null, { tool, arguments: given }: Action): boolean =>
  result?.proposal?.actions.some((each) => each.tool === tool && isDeepStrictEqual(each.arguments, given)) ?? false;

const said = ({ actions }: ChatResult): string => JSON.stringify(actions.map(({ tool }) => tool));
