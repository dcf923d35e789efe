import { countsAsAgreement } from '../../core/actions/consent/counts-as-agreement.ts';
import { refineConsent } from '../../core/actions/consent/decide-consent.ts';
import { type ProposedAction, sameTool } from '../../core/actions/proposal.ts';
import type { ChatModel } from '../../core/models/chat-model.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { titleFor, titlesOf } from '../../core/tools/action-titles.ts';
import type { CompanyTool } from '../../core/tools/tool.ts';
import { readConsent as ask } from '../../core/triage/read-consent.ts';
import type { Step } from '../../statemachines/contract.ts';

const TIMEOUT_MS = 5000;

/**
 * Reads a reply that the closed phrases do not know, with the triage model. The model sees the message and the titles as the playbook words
 * them, nothing that a document, a tool or another model wrote; and it is not believed when it reads consent that the words do not bear out.
 */
export const readConsent =
  (model: ChatModel, playbook: () => Playbook): Step<'ReadConsent'> =>
  async ({ request: { message }, turn: { spans: _, ...turn }, tools: { offered } }) => {
    const { consent } = turn;
    if (consent.kind !== 'open') return turn;
    const { proposal } = consent;
    const allowed = playbook().tools;
    const titles = proposal.actions.map(
      (action) => titleFor(allowed, action, 'en') ?? titlesOf(allowed, action).join(' '),
    );
    const { reading, words, call } = await ask(model, { message, titles, timeoutMs: TIMEOUT_MS });
    const actions = proposal.actions.map((action) => ({ ...action, harmless: isHarmless(action, offered) }));
    const counts = reading !== 'agrees' || countsAsAgreement({ message, words, proposal: { actions } });
    return {
      ...turn,
      consent: refineConsent(consent, counts ? reading : 'unclear'),
      consent_calls: [...turn.consent_calls, call],
    };
  };

/** The stricter of what the server declared when the action was proposed and what it declares now. */
const isHarmless = (action: ProposedAction, offered: readonly CompanyTool[]): boolean =>
  action.harmless && offered.filter(sameTool(action)).some(({ harmless }) => harmless);
