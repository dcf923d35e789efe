import { isDeepStrictEqual } from 'node:util';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Asked } from '../model/asked.ts';
import { signOf } from '../model/lie.ts';
import type { Exchange, Oracle, Proposal } from '../witness.ts';

/** A list that a customer can check. */
const MOST_ACTIONS = 5;
/** An unclear reply is asked about once. */
const MOST_TIMES = 2;

/** A proposal is a short list that never changes under its id; it is asked again once, and what a turn left is proposed anew. */
export const lists: Oracle = ({ exchanges, asked }) => {
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
      hasLostRest(exchange, asked) ? [`the rest of ${said(exchange.result)} is not proposed anew`] : [],
    ),
  ];
};

interface Answer {
  /** The conversation. */
  readonly key: string;
  readonly result: ChatResult;
  /** When the message was sent, and when its answer came. */
  readonly at: number;
  readonly ended: number;
}

/** A repeated message gets the stored answer: it counts once. */
const answersByTurn = (exchanges: readonly Exchange[]): Map<string, Answer> =>
  new Map(
    exchanges.flatMap(({ customer, conversation, result, at, ended }) => {
      const key = JSON.stringify([customer, conversation]);
      return result ? [[`${key}${result.turn_id}`, { key, result, at, ended }] as const] : [];
    }),
  );

/** Two messages that were sent at once do not know of each other's answers: they ask at one time. */
const timesAsked = (answers: readonly Answer[]): number => {
  const inOrder = answers.toSorted((a, b) => a.at - b.at);
  return inOrder.filter(({ at }, n) => inOrder.slice(0, n).every(({ ended }) => ended <= at)).length;
};

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
    ...(timesAsked(answers) > MOST_TIMES
      ? [`${answers[0]?.key} is asked ${timesAsked(answers)} times for one list`]
      : []),
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
const hasLostRest = (exchange: Exchange, asked: readonly Asked[]): exchange is Acted => {
  const { result } = exchange;
  if (result?.status !== 'answered' || result.actions.some(({ outcome }) => outcome === 'unknown')) return false;
  const sign = signOf(result.answer);
  if (asked.some(({ blocked, said: [first] }) => blocked && sign !== null && first?.text?.startsWith(sign)))
    return false;
  return notBegun(exchange).some((action) => offered(result, action).length === 0);
};

/** Whether the rest of a list is on offer although the outcome in front of it is unknown. Two servers have a tool of one name: titles tell them apart. */
const isGoingOn = (exchange: Exchange): exchange is Acted =>
  exchange.result?.actions.some(({ outcome }) => outcome === 'unknown') === true &&
  notBegun(exchange).some(({ title, ...action }) =>
    offered(exchange.result, action).some((each) => each.title === title),
  );

type Action = Proposal['actions'][number];

/** Returns the actions, as the customer saw them, that the receipt reports as not begun. */
const notBegun = ({ seen, result }: Exchange): Action[] =>
  (result?.actions ?? []).flatMap(({ id, outcome }, at) => {
    const action = seen?.id === id ? seen.actions[at] : undefined;
    return outcome === 'not_begun' && action ? [action] : [];
  });

const offered = (result: ChatResult | null, { tool, arguments: given }: Omit<Action, 'title'>): readonly Action[] =>
  (result?.proposal?.actions ?? []).filter((each) => each.tool === tool && isDeepStrictEqual(each.arguments, given));

const said = ({ actions }: ChatResult): string => JSON.stringify(actions.map(({ tool }) => tool));
