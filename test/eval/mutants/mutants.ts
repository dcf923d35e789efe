// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source.
import type { Invariant } from '../invariants/invariants.ts';

/** A line of the product, and what a mistake could make of it. */
export interface Edit {
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** One policy less. */
export interface Mutant {
  readonly without: string;
  readonly edits: readonly Edit[];
  /** What can then not hold. */
  readonly breaks: Invariant;
}

const POLICIES = 'core/tools/policy/policies.ts';
const IDENTITY = 'core/tools/policy/bind-identity.ts';
const PLAN = 'core/tools/plan-tool-uses.ts';
const CONSENT = 'core/actions/consent.ts';
const RUN_ACTION = 'handlers/tools/run-action.ts';
const STORE = 'adapters/dynamodb/conversations.ts';
const CLAIM = 'handlers/turn/claim-action.ts';
const HISTORY = 'handlers/turn/load-history.ts';
const ACTION = 'core/actions/pending-action.ts';
const UNTRUSTED = 'core/text/wrap-untrusted.ts';
const NOTES = 'core/turn/notes.ts';
const CITATIONS = 'core/knowledge/citations.ts';
const SETTLE = 'core/turn/complete-turn.ts';

const without = (
  name: string,
  breaks: Invariant,
  ...edits: readonly (readonly [file: string, find: string, replace: string])[]
): Mutant => ({
  without: name,
  breaks,
  edits: edits.map(([file, find, replace]) => ({ file, find, replace })),
});

/** Every policy of the product that stands between an adversary and a customer, switched off. */
export const MUTANTS: readonly Mutant[] = [
  without('the allow-list', 'calls', [
    POLICIES,
    'allowed.includes(`${server}.${tool}`)',
    'allowed.length > 0 && `${server}.${tool}` !== ""',
  ]),
  without('the allow-list at the time of consent', 'calls', [
    RUN_ACTION,
    'policies.allows(playbook().tools, offer)',
    '(policies.allows(playbook().tools, offer), true)',
  ]),
  without('the binding of the customer', 'calls', [
    POLICIES,
    "bindIdentity(args, identities[server] ?? 'customer_id', declared, customer)",
    "bindIdentity(args, identities[server] ?? 'customer_id', declared, String(args.customer_id ?? customer))",
  ]),
  without('the binding below the first level', 'calls', [
    IDENTITY,
    'customer : bindAll(inner, names, customer)',
    'customer : inner',
  ]),
  without('the binding of other spellings', 'calls', [
    IDENTITY,
    'one === other || bare(one) === bare(other)',
    'one === other',
  ]),
  without('the removal of undeclared arguments', 'calls', [
    PLAN,
    "pruneArguments({ type: 'object', properties }, input)",
    "(pruneArguments({ type: 'object', properties }, {}), input)",
  ]),
  without('the removal of undeclared arguments below the first level', 'calls', [
    'core/tools/policy/prune-arguments.ts',
    '[[name, pruneArguments(declared, inner)]]',
    '[[name, inner]]',
  ]),
  without('consent', 'consent', [POLICIES, 'offered.writes || now.writes', 'offered.writes && now.writes && false']),
  without('what a server said of its tool before', 'consent', [POLICIES, 'offered.writes || now.writes', 'now.writes']),
  without('the closed list of words', 'consent', [
    CONSENT,
    'bare(word) === said',
    'bare(word) === said || said.length > 0',
  ]),
  without('the end of the words of consent', 'consent', [
    CONSENT,
    'bare(word) === said',
    'said.startsWith(bare(word))',
  ]),
  without('the check of the id that is confirmed', 'consent', [CONSENT, 'confirm_action === proposed.id && ', '']),
  without('the doubt about an id that comes with a no', 'consent', [CONSENT, ' && !REFUSALS.has(said)', '']),
  without('the end of an old yes', 'consent', [ACTION, 'isOvertaken ? null : ', '']),
  without('the end of an old yes that was begun', 'consent', [
    ACTION,
    "isOvertaken ? 'begun' : 'consented'",
    "isOvertaken ? 'consented' : 'consented'",
  ]),
  without('the server that was meant', 'consent', [
    RUN_ACTION,
    'servers.call(server, tool, args, MAX_CALL_MS)',
    "servers.call(tool === 'cancel_order' ? 'desk' : server, tool, args, MAX_CALL_MS)",
  ]),
  without(
    'the dropping of what was not consented to',
    'consent',
    [HISTORY, '!next || next.answer === null ? turn', '!next || next.answer === null || turn.answer !== null ? turn'],
    [ACTION, 'earlier.at(-1)?.proposed_action', 'earlier.findLast((each) => each.proposed_action)?.proposed_action'],
  ),
  without('the condition of the claim', 'once', [
    STORE,
    ' AND (attribute_not_exists(#claim) OR #claim = :claimant)',
    '',
  ]),
  without('a single call of an action', 'once', [
    RUN_ACTION,
    "if (error instanceof OutcomeUnknown) return { outcome: 'unknown', text: '' };",
    "if (error instanceof OutcomeUnknown) return { outcome: 'unknown', text: (await servers.call(server, tool, args, MAX_CALL_MS).catch(() => ({ text: '' }))).text };",
  ]),
  without('doubt about an outcome', 'unknown', [
    RUN_ACTION,
    "return { outcome: 'unknown', text: '' }",
    "return { outcome: 'refused', text: '' }",
  ]),
  without('doubt about what a dead execution did', 'unknown', [
    CLAIM,
    'return claimedBy === turn.key ? unknown : ',
    'return ',
  ]),
  without('the note of what an execution has begun', 'unknown', [
    CLAIM,
    'if (!(await conversations.beginAction(request, turn.key, execution, action))) return unknown;',
    '',
  ]),
  without('what was begun before the same message came again', 'unknown', [
    ACTION,
    'if (begun)',
    'if (begun && reply.confirm_action !== null)',
  ]),
  without('what was begun before another message came', 'unknown', [
    ACTION,
    'if (before)',
    "if (before && key === '')",
  ]),
  without(
    'doubt about what became of a task',
    'unknown',
    [RUN_ACTION, "if (error instanceof OutcomeUnknown) return { outcome: 'unknown', text: '' };", ''],
    [
      'statemachines/conversation-turn.asl.json',
      '"action.$": "$.context.action", "outcome": "unknown"',
      '"action.$": "$.context.action", "outcome": "refused"',
    ],
  ),
  without('the words about an unknown outcome', 'unknown', [
    SETTLE,
    'action && (unknown || !answered) && confirmation(action.outcome, language)',
    'false',
  ]),
  without('a person for an unknown outcome', 'unknown', [
    'core/turn/escalation.ts',
    "if (unknown) return 'action_unknown';",
    '',
  ]),
  without('the check of quotes', 'citations', [CITATIONS, 'pattern.exec(passage.text)?.[0]', 'quoted']),
  without(
    'the removal of marks that prove nothing',
    'citations',
    [CITATIONS, "if (!citation) return '';", 'if (!citation) return mark;'],
    [CITATIONS, '(_, number: string, quoted: string)', '(mark: string, number: string, quoted: string)'],
    [CITATIONS, "    .replaceAll(LEFTOVER, '')\n", ''],
  ),
  without('the words that say what is proposed', 'shown', [
    SETTLE,
    "`${proposalText(proposed, ending.customer)}\\n${confirmation('ask', language)}`",
    "confirmation('ask', language)",
  ]),
  without('the arguments in what is said to be proposed', 'shown', [
    'core/actions/action-messages.ts',
    "shown.length === 0 ? '' :",
    "shown.length >= 0 ? '' :",
  ]),
  without('the end of a proposal with a blocked answer', 'shown', [SETTLE, 'answered && !blocked ?', 'answered ?']),
  without('the end of a proposal behind the answer', 'shown', [SETTLE, 'proposal && isAnswered &&', 'proposal &&']),
  without("the escaping of documents' words", 'delimiters', [UNTRUSTED, 'defused(text)', 'text']),
  without("the escaping of customers' words", 'delimiters', [
    NOTES,
    'customersWords = defused',
    'customersWords = (text: string): string => text',
  ]),
  without('the escaping of what a tool says', 'delimiters', [
    'core/turn/model-draft.ts',
    '[{ text: defused(text) }]',
    '[{ text }]',
  ]),
  without('the escaping of arguments', 'delimiters', [
    NOTES,
    'defused(JSON.stringify(action.arguments))',
    'JSON.stringify(action.arguments)',
  ]),
  without('the escaping of what is written carelessly', 'delimiters', [UNTRUSTED, '<(\\s*\\/?\\s*)', '<(\\/?)']),
  without('the customer in the key of a conversation', 'privacy', [
    'core/turn/keys.ts',
    '`${encodeURIComponent(customer)}#${encodeURIComponent(conversation)}`',
    '`${customer.slice(0, 0)}#${encodeURIComponent(conversation)}`',
  ]),
];
