import { type Claim, type Consent, outcomeOf, toAskAgain } from '../../actions/consent/consent.ts';
import { type ActionResult, leftOver, type Proposal, type ProposedAction } from '../../actions/proposal.ts';
import { escapeTags, wrapUntrusted } from '../../text/wrap-untrusted.ts';

/** Tells the model what the customer was asked, what they answered and what was done. Empty if nothing was proposed. */
export const actionNote = (consent: Consent, claim: Claim | null): string => {
  if (consent.kind === 'none') return '';
  const { proposal } = consent;
  const outcome = outcomeOf(consent, claim);
  if (outcome) return outcomeNote(outcome.results, proposal, leftOver(outcome));
  const asked = `The customer was asked whether to do this:\n${listed(proposal)}\n`;
  switch (consent.kind) {
    case 'in_progress':
      return `${asked}An earlier message of the customer may have started it: that message's own answer says what came of it. It is not carried out now.`;
    case 'open':
      return toAskAgain(consent)
        ? `${asked}Their message is no clear yes, so nothing has been done. Answer it; they are asked again below your answer, unless a person is asked for or you call a tool to change something else: then this is not on offer any more. Ask nothing yourself, and do not say that it was done.`
        : `${asked}${NOTHING_DONE.unclear}`;
    case 'lapsed':
      return `${asked}${NOTHING_DONE[consent.why]}`;
    default:
      return `${asked}They consented. It is not carried out now: another message has started it already, whose own answer says what came of it, or it is not on offer any more.`;
  }
};

const NOTHING_DONE = {
  declined: 'They declined. Nothing has been done, and it is not on offer any more.',
  changed:
    'They want something else than that. Nothing has been done, and it is not on offer any more. Call the tool with what they want now.',
  unclear:
    'They gave no clear yes, twice. Nothing has been done, and it is not on offer any more. Call the tool again only if they still want it.',
  outdated:
    'They confirmed an older proposal, which is not on offer any more. Nothing has been done. Call the tool again with what they want now; if you do not know, ask.',
  overtaken:
    'Another message, or a colleague, came in between. Nothing has been done, and it is not on offer any more. Call the tool again if they still want it.',
};

const listed = ({ actions }: Proposal): string =>
  actions.map((action, at) => `${at + 1}. ${described(action)}`).join('\n');

const described = ({ title, arguments: given }: ProposedAction): string =>
  `"${escapeTags(title)}" with ${escapeTags(JSON.stringify(given))}`;

const outcomeNote = (
  results: readonly ActionResult[],
  { actions }: Proposal,
  anew: readonly ProposedAction[],
): string => {
  const lines = actions.map((action, at) => {
    const result = results[at];
    if (result) return `${at + 1}. ${described(action)}: ${OUTCOMES[result.outcome]}${said(result)}`;
    const next = anew.includes(action) ? ' They are asked about it again below your answer; ask nothing yourself.' : '';
    return `${at + 1}. ${described(action)}: it was not begun, and nothing of it was changed.${next}`;
  });
  return `The customer consented to this:\n${lines.join('\n')}`;
};

const OUTCOMES = {
  done: 'it has been done.',
  rejected: 'the system refused it, or could not do it.',
  unknown: 'it is unknown whether it has been done. Say so, and promise nothing.',
};

const said = ({ outcome, text }: ActionResult): string =>
  outcome === 'unknown' ? '' : ` What the system said:\n${wrapUntrusted('result', text)}`;
