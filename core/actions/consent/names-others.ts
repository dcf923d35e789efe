import { plainWords } from '../../text/plain-words.ts';

/** The beginnings of words for one kind of change, in eight languages; with a full stop, whole words. A change in general has no kind. */
const STEMS = {
  cancel: 'cancel storn annul anul kundig gekundig resili disdett disdir opzeg opgezeg anulow',
  exchange: `exchang swap replac umtausch tausch austausch umgetauscht getauscht ersatz echang remplac intercamb reemplaz scambi sostitu troc
    substitu ruil omruil omgeruil vervang wymian wymieni`,
  return: `return ruckgab rucksend retour zuruckschick zuruckgeb zuruckgeschickt devol devuel reso. resi. restitu terugzend terugstur
    zwrot zwroc zwrac`,
  refund: 'refund erstatt zuruckerstatt ruckerstatt rembours reembols rimbors estorn terugbeta zwrot zwroc zwrac',
  pay: 'payment payments pay. zahlung bezahl paiement payer pago. pagar pagamento betaling betaal platnosc zaplac',
  transfer: 'transfer uberweis virement bonific overboek overschrijv przelew',
  upgrade: 'upgrad surclass',
  downgrade: 'downgrad',
  address: 'address adress direccion indirizz enderec morada. adres',
} as const;
type Kind = keyof typeof STEMS;

/** A change that gives the money back. */
const GIVES_BACK: readonly Kind[] = ['cancel', 'return'];

/** Words that point at one of several, beside those of doubt: "this one". */
const POINTS = new Set(
  'one either celui celle celles ceux celuila cellela ese esa esos esas esse essa quello quella'.split(' '),
);

/** French and Italian articles that are joined to the word. */
const ARTICLE = '(?:l|d|all|dall|dell|nell|sull|quell|un)?';
const KINDS = Object.entries(STEMS).map(([kind, stems]) => {
  const any = stems.split(/\s+/).map((stem) => stem.replace('.', '$'));
  return [kind as Kind, new RegExp(`^${ARTICLE}(?:${any.join('|')})`)] as const;
});

const kindsIn = (words: readonly string[]): Set<Kind> =>
  new Set(KINDS.flatMap(([kind, pattern]) => (words.some((word) => pattern.test(word)) ? [kind] : [])));

const kindsShown = (text: string): Set<Kind> => {
  const kinds = kindsIn(plainWords(text).split(' '));
  return GIVES_BACK.some((kind) => kinds.has(kind)) ? kinds.add('refund') : kinds;
};

/**
 * Whether a reply names something else than what is proposed, or only a part of it: "with the exchange" agrees neither to a cancellation nor
 * to an exchange and a new address. `shown` has for each action the text in which the customer reads it.
 */
export const namesOthers = (words: readonly string[], shown: readonly string[]): boolean => {
  if (shown.length > 1 && words.some((word) => POINTS.has(word))) return true;
  const named = kindsIn(words);
  if (named.size === 0 || shown.length === 0) return false;
  const kinds = shown.map(kindsShown);
  const isNamed = (action: ReadonlySet<Kind>) => [...action].some((kind) => named.has(kind));
  return !kinds.every(isNamed) || [...named].some((kind) => !kinds.some((action) => action.has(kind)));
};
