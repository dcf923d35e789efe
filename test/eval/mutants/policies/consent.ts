import type { ProposedAction } from '../../../../core/actions/proposal.ts';
import type { HistoryEntry } from '../../../../core/turn/conversations.ts';
import type { HistoryTurn } from '../../../../core/turn/turn.ts';
import {
  actionCall,
  actionTitles,
  agreement,
  consentWords,
  decideConsent,
  needsConsent,
  readHistory,
} from '../modules.ts';
import { without } from '../mutant.ts';

/** Policies for consent and its scope. */
export const CONSENT = [
  without(
    'consent',
    ['consent', 'death'],
    needsConsent('needsConsent', () => () => false),
  ),
  without(
    'the stricter of two claims about a tool',
    ['consent', 'fickle'],
    needsConsent('needsConsent', () => (_, now) => now.writes),
  ),
  without(
    'the closed list of words',
    ['consent', 'reply'],
    consentWords(
      'isConsent',
      (original) => (proposal, reply, words) => reply.confirm_action === null || original(proposal, reply, words),
    ),
  ),
  without(
    'the conditions of agreement in free words',
    ['consent', 'reply'],
    agreement('countsAsAgreement', () => () => true),
  ),
  without(
    'the question after an unclear reply',
    ['consent', 'reply'],
    decideConsent(
      'refineConsent',
      (original) => (consent, reading) => original(consent, reading === 'unclear' ? 'agrees' : reading),
    ),
  ),
  without(
    'the refusal in free words',
    ['consent', 'reply'],
    decideConsent(
      'refineConsent',
      (original) => (consent, reading) => original(consent, reading === 'declines' ? 'agrees' : reading),
    ),
  ),
  without(
    'the change in free words',
    ['consent', 'reply'],
    decideConsent(
      'refineConsent',
      (original) => (consent, reading) => original(consent, reading === 'changes' ? 'agrees' : reading),
    ),
  ),
  without(
    "the playbook's titles in the question about a reply",
    ['question', 'reply'],
    actionTitles('titleFor', () => (_, action) => (action as ProposedAction).title),
  ),
  without(
    'the comparison of the whole message',
    ['consent', 'reply'],
    consentWords('isConsent', (original) => (proposal, reply, words) => {
      const list = Object.values(words.agrees).flat();
      const message = list.find((word) => reply.message.toLowerCase().startsWith(word.toLowerCase()));
      return original(proposal, { ...reply, message: message ?? reply.message }, words);
    }),
  ),
  without(
    'the check of the id that is confirmed',
    ['consent', 'list'],
    consentWords(
      'isConsent',
      (original) => (proposal, reply, words) =>
        original(proposal, { ...reply, confirm_action: reply.confirm_action && proposal.id }, words),
    ),
    consentWords('confirmsAnother', () => () => false),
  ),
  without(
    'the rejection of an id beside words of refusal',
    ['consent', 'list'],
    consentWords(
      'isConsent',
      (original) => (proposal, reply, words) =>
        original(proposal, reply.confirm_action === null ? reply : { ...reply, message: '' }, words),
    ),
    consentWords(
      'isRefusal',
      (original) => (proposal, reply, words) =>
        original(proposal, reply.confirm_action === null ? reply : { ...reply, message: '' }, words),
    ),
  ),
  without(
    'the expiry of consent after a later message',
    ['consent', 'death'],
    decideConsent(
      'decideConsent',
      (original) =>
        (turn, history, ...rest) =>
          original(turn, turn.started ? history : history.filter(({ key }) => key <= turn.key), ...rest),
    ),
  ),
  without(
    'the expiry of a started action after a later message',
    ['consent', 'list'],
    decideConsent(
      'decideConsent',
      (original) =>
        (turn, history, ...rest) =>
          original(turn, turn.started ? history.filter(({ key }) => key <= turn.key) : history, ...rest),
    ),
  ),
  without(
    'the server of the proposal',
    ['consent', 'case'],
    actionCall((call) => (use) => call(use.tool === 'cancel_order' ? { ...use, server: 'desk' } : use)),
  ),
  without(
    'the expiry of a proposal without consent',
    ['consent', 'reply'],
    readHistory('readHistory', (original) => async (conversations, id, contextTokens) => {
      const stored = new Map<string, HistoryTurn>();
      const history = await original(
        { newestEntries: (of) => noted(conversations.newestEntries(of), stored) },
        id,
        contextTokens,
      );
      return { ...history, turns: history.turns.map((turn) => stored.get(turn.key) ?? turn) };
    }),
    decideConsent('decideConsent', (original) => (turn, history, ...rest) => {
      const earlier = history.filter(({ key }) => key < turn.key);
      const proposal = earlier.findLast((each) => each.proposal)?.proposal ?? null;
      return original(
        turn,
        history.map((each) => (each === earlier.at(-1) ? { ...each, proposal } : each)),
        ...rest,
      );
    }),
  ),
];

async function* noted(pages: AsyncIterable<readonly HistoryEntry[]>, turns: Map<string, HistoryTurn>) {
  for await (const page of pages) {
    for (const entry of page) if ('message' in entry) turns.set(entry.key, entry);
    yield page;
  }
}
