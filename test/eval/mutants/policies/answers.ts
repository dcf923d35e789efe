import { actionLine, actionMessages, citations, completeTurn, cutQuestions, falseClaims } from '../modules.ts';
import { without } from '../mutant.ts';

/** Policies for citations and proposals in an answer. */
export const ANSWERS = [
  without(
    'the check of quotes',
    ['citations', 'death'],
    citations(
      'takeCitations',
      (original) => (answer, passages) =>
        original(
          answer,
          passages.map((passage) => ({ ...passage, text: `${passage.text}\n${answer}` })),
        ),
    ),
  ),
  without(
    'the removal of marks without a quote',
    ['citations', 'death'],
    citations('takeCitations', (original) => (answer, passages) => {
      const taken = original(answer, passages);
      return taken.citations.length === 0 ? { ...taken, text: answer } : taken;
    }),
  ),
  without(
    'the sentence that names the proposal',
    ['shown', 'death'],
    actionMessages('proposalText', () => () => ''),
  ),
  without(
    'the arguments in that sentence',
    ['shown', 'death'],
    actionMessages(
      'proposalText',
      (original) =>
        ({ actions, ...proposal }, ...rest) =>
          original({ ...proposal, actions: actions.map((action) => ({ ...action, arguments: {} })) }, ...rest),
    ),
  ),
  without(
    'the one line of a preview',
    ['shown', 'death'],
    actionLine('actionLine', (original) => (action, ...rest) => {
      const { title, preview } = action;
      return preview === null ? original(action, ...rest) : `${title}: ${preview}`;
    }),
  ),
  without(
    'the cut of questions beside a proposal',
    ['shown', 'death'],
    cutQuestions('cutQuestions', () => (text) => text),
  ),
  without(
    'the correction of claims',
    ['claims', 'death'],
    falseClaims('correctClaims', () => (text) => text),
  ),
  without(
    'the removal of a proposal from a blocked answer',
    ['shown', 'case'],
    completeTurn(
      'completeTurn',
      (original) =>
        ({ draft, ...ending }) =>
          original({ ...ending, draft: draft && { ...draft, stop_reason: 'end_turn' } }),
    ),
  ),
  without(
    'the removal of a proposal made after the answer',
    ['shown', 'hasty'],
    completeTurn(
      'completeTurn',
      (original) =>
        ({ draft, ...ending }) =>
          original({
            ...ending,
            draft: draft && { ...draft, transcript: [...draft.transcript, { role: 'assistant', content: [] }] },
          }),
    ),
  ),
];
