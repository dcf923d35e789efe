import { actionNote, keys, notes, toolResults, wrapping } from '../modules.ts';
import { without } from '../mutant.ts';

const PLACE = '\uE000';

/** Policies that separate untrusted text from instructions, and one customer's data from another's. */
export const UNTRUSTED_TEXT = [
  without(
    'the escaping of documents',
    ['delimiters', 'death'],
    wrapping(
      'wrapUntrusted',
      (original) => (tag, text, attributes) => original(tag, PLACE, attributes).replace(PLACE, () => text),
    ),
  ),
  without(
    'the escaping of messages',
    ['delimiters', 'list'],
    notes('customersWords', () => (text) => text),
  ),
  without(
    'the escaping of tool results',
    ['delimiters', 'case'],
    toolResults('toolResults', (original) => (results) => {
      const { content, ...message } = original(results);
      const texts = new Map(results.map(([id, { text }]) => [id, text]));
      const raw = content.map((block) =>
        'toolResult' in block
          ? { toolResult: { ...block.toolResult, content: [{ text: texts.get(block.toolResult.toolUseId) ?? '' }] } }
          : block,
      );
      return { ...message, content: raw };
    }),
  ),
  without(
    'the escaping of arguments',
    ['delimiters', 'death'],
    actionNote('actionNote', (original) => (consent, claim) => {
      if (consent.kind === 'none') return original(consent, claim);
      const { proposal } = consent;
      const actions = proposal.actions.map((action) => ({ ...action, arguments: { place: PLACE } }));
      return proposal.actions.reduce(
        (note, action) => note.replace(JSON.stringify({ place: PLACE }), () => JSON.stringify(action.arguments)),
        original({ ...consent, proposal: { ...proposal, actions } }, claim),
      );
    }),
  ),
  without(
    'the escaping of tags with spaces',
    ['delimiters', 'list'],
    wrapping('escapeTags', () => (text) => text.replaceAll(/<(\/?)(note|passage|result)\b/gi, '‹$1$2')),
  ),
  without(
    'the customer in the key of a conversation',
    ['privacy', 'list'],
    keys('partitionKey', (original) => (id) => original({ ...id, customer: '' })),
  ),
];
