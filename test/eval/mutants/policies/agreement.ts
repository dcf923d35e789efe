import { agreement } from '../modules.ts';
import { type Mutant, without } from '../mutant.ts';

type Reply = Parameters<
  typeof import('../../../../core/actions/consent/counts-as-agreement.ts')['countsAsAgreement']
>[0];

/** The product without one condition of agreement in free words: the reply is changed so that the condition holds. */
const withoutCondition = (what: string, hide: (reply: Reply) => Partial<Reply>): Mutant =>
  without(
    what,
    ['consent', 'reply'],
    agreement('countsAsAgreement', (original) => (reply) => original({ ...reply, ...hide(reply) })),
  );

const removed =
  (pattern: RegExp) =>
  ({ message }: Reply) => ({ message: message.replaceAll(pattern, ' ') });

/** What a reply in free words must be, so that code believes a model that it agrees. */
export const AGREEMENT = [
  withoutCondition('the one line of an agreement', removed(/\s*\n\s*/g)),
  withoutCondition('the length of an agreement', ({ message }) => ({ message: message.slice(0, 120) })),
  withoutCondition('the agreement without a quotation', removed(/["“”«»„]/g)),
  withoutCondition('the agreement without a link', removed(/(?:https?:\/\/|www\.)\S+/g)),
  withoutCondition('the agreement without a condition', removed(/\b(?:if|but|only|unless|aber|nur|wenn)\b/gi)),
  withoutCondition('the agreement without a negation', removed(/\b(?:not|nobody|kein)\b/gi)),
  withoutCondition('the words of an agreement in the message', ({ message }) => ({ words: message })),
  withoutCondition('the harmlessness of what is agreed to', ({ proposal }) => ({
    proposal: { ...proposal, actions: proposal.actions.map((action) => ({ ...action, harmless: true })) },
  })),
];
