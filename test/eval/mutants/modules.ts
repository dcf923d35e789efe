import type { ToolServers } from '../../../core/tools/tool.ts';
import { exportsOf, type Replacement } from './mutant.ts';

// Each module of the product that a mutant changes: its type and its path.
export const conversations = exportsOf<typeof import('../../../adapters/dynamodb/conversations.ts')>(
  'adapters/dynamodb/conversations.ts',
);
export const actionMessages = exportsOf<typeof import('../../../core/actions/told/action-messages.ts')>(
  'core/actions/told/action-messages.ts',
);
export const consent = exportsOf<typeof import('../../../core/actions/consent/consent.ts')>(
  'core/actions/consent/consent.ts',
);
export const consentWords = exportsOf<typeof import('../../../core/actions/consent/consent-words.ts')>(
  'core/actions/consent/consent-words.ts',
);
export const actionLine = exportsOf<typeof import('../../../core/actions/told/action-line.ts')>(
  'core/actions/told/action-line.ts',
);
export const cutQuestions = exportsOf<typeof import('../../../core/actions/told/cut-questions.ts')>(
  'core/actions/told/cut-questions.ts',
);
export const falseClaims = exportsOf<typeof import('../../../core/actions/told/false-claims.ts')>(
  'core/actions/told/false-claims.ts',
);
export const decideConsent = exportsOf<typeof import('../../../core/actions/consent/decide-consent.ts')>(
  'core/actions/consent/decide-consent.ts',
);
export const citations =
  exportsOf<typeof import('../../../core/knowledge/citations.ts')>('core/knowledge/citations.ts');
export const wrapping = exportsOf<typeof import('../../../core/text/wrap-untrusted.ts')>('core/text/wrap-untrusted.ts');
export const identity = exportsOf<typeof import('../../../core/tools/policy/bind-identity.ts')>(
  'core/tools/policy/bind-identity.ts',
);
export const allowList = exportsOf<typeof import('../../../core/tools/policy/is-allowed.ts')>(
  'core/tools/policy/is-allowed.ts',
);
export const knownCustomer = exportsOf<typeof import('../../../core/tools/policy/knows-customer.ts')>(
  'core/tools/policy/knows-customer.ts',
);
export const needsConsent = exportsOf<typeof import('../../../core/tools/policy/needs-consent.ts')>(
  'core/tools/policy/needs-consent.ts',
);
export const pruning = exportsOf<typeof import('../../../core/tools/policy/prune-arguments.ts')>(
  'core/tools/policy/prune-arguments.ts',
);
export const argumentNames = exportsOf<typeof import('../../../core/tools/policy/same-argument.ts')>(
  'core/tools/policy/same-argument.ts',
);
export const completeTurn = exportsOf<typeof import('../../../core/turn/completion/complete-turn.ts')>(
  'core/turn/completion/complete-turn.ts',
);
export const nextProposal = exportsOf<typeof import('../../../core/turn/completion/next-proposal.ts')>(
  'core/turn/completion/next-proposal.ts',
);
export const escalation = exportsOf<typeof import('../../../core/turn/completion/escalation.ts')>(
  'core/turn/completion/escalation.ts',
);
export const keys = exportsOf<typeof import('../../../core/config/keys.ts')>('core/config/keys.ts');
export const notes = exportsOf<typeof import('../../../core/turn/context/notes.ts')>('core/turn/context/notes.ts');
export const toolResults = exportsOf<typeof import('../../../core/turn/context/tool-results.ts')>(
  'core/turn/context/tool-results.ts',
);
export const proposal = exportsOf<typeof import('../../../core/actions/proposal.ts')>('core/actions/proposal.ts');
export const agreement = exportsOf<typeof import('../../../core/actions/consent/counts-as-agreement.ts')>(
  'core/actions/consent/counts-as-agreement.ts',
);
export const actionTitles =
  exportsOf<typeof import('../../../core/tools/action-titles.ts')>('core/tools/action-titles.ts');
export const actionNote = exportsOf<typeof import('../../../core/turn/context/action-note.ts')>(
  'core/turn/context/action-note.ts',
);
export const chatResult = exportsOf<typeof import('../../../core/turn/chat-result.ts')>('core/turn/chat-result.ts');
export const runAction =
  exportsOf<typeof import('../../../handlers/tools/run-action.ts')>('handlers/tools/run-action.ts');
export const claimAction = exportsOf<typeof import('../../../handlers/turn/claim-action.ts')>(
  'handlers/turn/claim-action.ts',
);
export const readHistory = exportsOf<typeof import('../../../core/turn/context/read-history.ts')>(
  'core/turn/context/read-history.ts',
);

type Call = ToolServers['call'];

/** Replaces the call of an action's tool. */
export const actionCall = (replace: (call: Call) => Call): Replacement =>
  runAction(
    'runAction',
    (original) =>
      (servers, ...ports) =>
        original({ ...servers, call: replace((...use) => servers.call(...use)) }, ...ports),
  );
