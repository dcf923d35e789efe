import { isSubject, stem, wordsOf } from './words.ts';

/** What the form of a message says about what the customer is after. */
export interface Intent {
  /** Stems of what the customer wants done; empty for a message that only asks or tells. */
  readonly wants: ReadonlySet<string>;
  /** Question words that tell subjects apart, in English. */
  readonly asks: ReadonlySet<string>;
  /** Asks what holds for everybody: "how do I", "what is your". */
  readonly general: boolean;
  /** Asks about something of the customer's own. */
  readonly own: boolean;
  /** Asks whether there is something to be had, and at what price. */
  readonly seeks: boolean;
  readonly question: boolean;
}

const FILLERS =
  /^(?:(?:please|kindly|hi|hello|hey|ok|okay|yes|yeah|well|now|then|so|just|also|and|but|sorry|actually|no|bitte) )*/;
const WISHES = [
  '(?:i|we) (?:really |just |also |still |now )?(?:want|wish|need|would like|would love|have decided)(?: you)? to ',
  '(?:id|wed) (?:really |just |also )?(?:like|love)(?: you)? to ',
  '(?:^|.* )(?:want|wants|like|trying|hoping|planning|going) to ',
  '(?:can|could|would|will) you (?:please |kindly |just |also )?',
  '(?:let me|help me(?: to)?|allow me to) ',
  'would you mind ',
];
const WISH = new RegExp(`^(?:${WISHES.join('|')})`);
/** "I want it cancelled", "I need a renewal": what is wanted may stand anywhere behind. */
const WISH_FOR = /^(?:(?:i|we) (?:want|need|would like)|(?:id|wed) like|please) /;
/** Who wants to be told something wants nothing done. */
const TO_BE_TOLD = /^(?:tell|find|show|know|see|look|ask|hear|say|explain|help|check|track|understand|remind|list)$/;
const NOT = /\b(?:not|dont|doesnt|didnt|never|no longer)\b/;
const GENERAL =
  /\b(?:how (?:do|does|can|could|long|much|many|often|far)|(?:can|may|could|should|do|am|are) (?:i|we|you)|what (?:if|happens|is your|are your|are the|is the|do you)|whats (?:your|the)|which|is (?:it|there)|are there|your)\b/;
const OWN =
  /\b(?:my|mine|our|(?:did|have|had) (?:i|we)|(?:i|we) (?:have |had )?(?:bought|\w+ed)|mein\w{0,2}|meus?|minhas?|mon|mes|mis?|mio|mia|mijn)\b/;
const SEEKS =
  /\b(?:(?:do|have) you (?:have|sell|stock|carry|got|offer)|(?:is|are) there (?:an?|any|some)|looking for|how much (?:is|are|does|do|for)|(?:does|do|did) .* cost|price of|haben sie|habt ihr|gibt es|(?:was|wie viel) kostet|avez vous|tienen|combien coute|cuanto cuesta)\b/;
const ASKING: readonly (readonly [string, RegExp])[] = [
  ['where', /\b(?:where|wheres|wo|ou est|ou sont|donde|dove|onde|waar)\b/],
  ['why', /\b(?:why|warum|pourquoi|por que|perche|waarom)\b/],
];
const QUESTION =
  /^(?:what|where|when|who|why|which|how|is|are|was|were|do|does|did|can|could|has|have|will|would|should|may|any|wo|wann|was|wer|wie|warum)\b/;

export const readIntent = (message: string): Intent => {
  const plain = wordsOf(message).join(' ');
  return {
    wants: new Set(clausesOf(message).flatMap(wantedIn)),
    asks: askedWords(plain),
    general: GENERAL.test(plain),
    own: OWN.test(plain),
    seeks: SEEKS.test(plain),
    question: /[?？]/.test(message) || clausesOf(message).some((clause) => QUESTION.test(clause)),
  };
};

/** The question words of a text that tell one subject from another; "what" and "when" hardly do. */
export const askedWords = (plain: string): Set<string> =>
  new Set(ASKING.filter(([, pattern]) => pattern.test(plain)).map(([word]) => word));

/** Parts that may each hold a wish. */
const clausesOf = (message: string): string[] =>
  message
    .split(/[.!?。！？:;,\n]+|\s(?:and|but|because|und|aber)\s/iu)
    .map((clause) => wordsOf(clause).join(' ').replace(FILLERS, ''))
    .filter((clause) => clause !== '');

/** The verb behind "I want to" or "can you", or the one that the clause begins with. */
const wantedIn = (clause: string): string[] => {
  if (NOT.test(clause)) return [];
  const wish = WISH.exec(clause)?.[0];
  const words = clause.slice(wish?.length ?? 0).split(' ');
  if (wish === undefined && WISH_FOR.test(clause)) return words.filter(isSubject).map(stem);
  if (TO_BE_TOLD.test(words[0] ?? '')) return [];
  const verb = wish === undefined ? words[0] : words.find(isSubject);
  return verb !== undefined && isSubject(verb) ? [stem(verb)] : [];
};
