import { isSubject, stem, wordsOf } from './words.ts';

/** What the form of a message says about what the customer is after. */
export interface Intent {
  /** Stems of what the customer wants done; empty for a message that only asks or tells. */
  readonly wants: ReadonlySet<string>;
  /** How many words beside the verb say what it is wanted for. */
  readonly rest: number;
  /** Stems of what the customer asks to be allowed: "can I renew". */
  readonly may: ReadonlySet<string>;
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
  '(?:i|we) (?:really |just |also |still |now )?(?:want|wish|need|would (?:really |just |also )?(?:like|love)|have decided)(?: you)? to ',
  '(?:^|.* )(?:want|wants|like|trying|hoping|planning|going) to ',
  '(?:can|could|would|will) you (?:please |kindly |just |also )?',
  '(?:let me|help me(?: to)?|allow me to) ',
  'would you mind ',
];
const WISH = new RegExp(`^(?:${WISHES.join('|')})`);
/** "I want it cancelled", "I need a renewal": what is wanted may stand anywhere behind. */
const WISH_FOR = /^(?:(?:i|we) (?:want|need|would like)|please) /;
/** Who wants to be told something wants nothing done. */
const TO_BE_TOLD = /^(?:tell|find|show|know|see|look|ask|hear|say|explain|help|check|track|understand|remind|list)$/;
const NOT = /\b(?:not|dont|doesnt|didnt|never|no longer)\b/;
const GENERAL =
  /\b(?:how (?:do|does|can|could|long|often|far)|(?:can|may|could|should|am|are) (?:i|we|you)|do (?:i|we|you)(?! have)|what (?:if|happens|is your|are your|do you)|whats your|your)\b/;
/** Of what one has oneself, these ask about oneself. */
const GENERAL_ELSE = /\b(?:which|how (?:much|many)|what (?:is|are)|whats|is (?:it|there)|are there)\b/;
const OWN =
  /\b(?:my|mine|our|(?:did|have|had) (?:i|we)|do i have|(?:i|we) (?:have |had )?(?:bought|\w+ed)|mein\w{0,2}|meus?|minhas?|mon|mes|mis?|mio|mia|mijn)\b/;
const POINTING = /\b(?:it|they|them|that one|this one|es|sie)\b/;
const SEEKS =
  /\b(?:(?:do|have) you (?:have|sell|stock|carry|got|offer)|(?:is|are) there (?:an?|any|some)|in stock|sold out|looking for|how much (?:is|are|does|do|for)|(?:does|do|did) .* cost|price of|haben sie|habt ihr|gibt es|(?:was|wie viel) kostet|avez vous|tienen|combien coute|cuanto cuesta)\b/;
const MAY = /\b(?:can|may|could) (?:i|we) (?:still |also |even |just )?(\w+)/g;
const ASKING: readonly (readonly [string, RegExp])[] = [
  ['where', /\b(?:where|wheres|wo|ou est|ou sont|donde|dove|onde|waar)\b/],
  ['why', /\b(?:why|warum|pourquoi|por que|perche|waarom)\b/],
];
const QUESTION =
  /^(?:what|where|when|who|why|which|how|is|are|was|were|do|does|did|can|could|has|have|will|would|should|may|any|wo|wann|was|wer|wie|warum)\b/;

/** Of a message that may point at what was `spokenOf` before. */
export const readIntent = (message: string, spokenOf: boolean): Intent => {
  const plain = wordsOf(message).join(' ');
  const wishes = clausesOf(message)
    .map(wantedIn)
    .filter(({ verbs }) => verbs.length > 0);
  const own = OWN.test(plain) || (spokenOf && POINTING.test(plain));
  return {
    wants: new Set(wishes.flatMap(({ verbs }) => verbs)),
    rest: Math.min(...wishes.map(({ rest }) => rest)),
    may: new Set([...plain.matchAll(MAY)].map(([, verb = '']) => stem(verb))),
    asks: askedWords(plain),
    general: GENERAL.test(plain) || (!own && GENERAL_ELSE.test(plain)),
    own,
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
const wantedIn = (clause: string): { verbs: string[]; rest: number } => {
  const wish = WISH.exec(clause)?.[0];
  const words = clause.slice(wish?.length ?? 0).split(' ');
  const things = words.filter((word) => isSubject(word) && !/\d/.test(word));
  const verb = wish === undefined ? words[0] : things[0];
  if (NOT.test(clause) || TO_BE_TOLD.test(words[0] ?? '')) return { verbs: [], rest: 0 };
  if (wish === undefined && WISH_FOR.test(clause)) return { verbs: things.map(stem), rest: things.length - 1 };
  return { verbs: verb !== undefined && things.includes(verb) ? [stem(verb)] : [], rest: things.length - 1 };
};
