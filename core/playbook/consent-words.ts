import type { PlaybookHead } from './playbook.ts';

type WordLists = Record<string, string[]>;

/**
 * Returns the words that count as consent to a proposed action: the playbook's list for a language, otherwise the
 * default list. Defaults apply whatever the playbook's languages are, because customers are asked in their own
 * language.
 */
export const consentWords = ({ languages, consent }: Pick<PlaybookHead, 'languages' | 'consent'>): WordLists => {
  const defaults = Object.entries(DEFAULTS).filter(([code]) => !AMBIGUOUS.includes(code) || languages.includes(code));
  return { ...Object.fromEntries(defaults), ...consent };
};

/**
 * Languages whose words occur in others: "tak" is "yes" in Polish and "thanks" in Danish. Their defaults apply only if
 * the playbook lists the language.
 */
const AMBIGUOUS = ['pl'];

const list = (words: string): string[] => words.trim().split(/,\s+/);

/** An acknowledgement, such as "ok", is not consent. */
const DEFAULTS: Readonly<WordLists> = {
  en: list(`
    yes, yes please, yes do it, yes please do, yes please do it, yes please do that, yes go ahead,
    yes please go ahead, yes I confirm, yes confirm, yes I agree, go ahead, please go ahead, go ahead please,
    please do, please do it, please do that, do it, do it please, confirm, confirmed, I confirm, sure go ahead,
    ok go ahead, okay go ahead, ok do it
  `),
  de: list(`
    ja, ja bitte, ja gerne, ja gern, ja mach das, ja machen Sie das, ja bitte machen Sie das, ja bestätigt,
    ja ich bestätige, ja ich bestätige das, ja einverstanden, bitte machen Sie das, machen Sie das,
    machen Sie das bitte, mach das, mach das bitte, bitte mach das, bitte ausführen, ich bestätige, ich bestätige das,
    bestätigt, einverstanden, ich bin einverstanden
  `),
  fr: list(`
    oui, oui merci, oui s'il vous plaît, oui s'il vous plait, oui s'il te plaît, oui allez-y, oui vas-y,
    oui faites-le, oui je confirme, oui je suis d'accord, allez-y, allez-y s'il vous plaît, vas-y, faites-le,
    d'accord allez-y, je confirme, je suis d'accord, confirmé
  `),
  es: list(`
    sí, si, sí por favor, si por favor, sí gracias, sí adelante, si adelante, sí hágalo, sí hazlo, sí confirmo,
    si confirmo, sí de acuerdo, adelante, adelante por favor, hágalo, hágalo por favor, hazlo, confirmo, lo confirmo,
    confirmado, estoy de acuerdo
  `),
  it: list(`
    sì, sì grazie, si grazie, sì per favore, si per favore, sì confermo, si confermo, sì proceda, sì procedi,
    sì lo faccia, sì fallo, proceda, proceda pure, procedi, procedi pure, lo faccia, confermo, lo confermo,
    confermato, sono d'accordo, sì sono d'accordo
  `),
  nl: list(`
    ja, ja graag, ja bevestigd, ja ik bevestig, ja ik bevestig het, ja doe maar, ja doe het, ja ga je gang,
    ja akkoord, doe maar, doe het, ga je gang, ik bevestig, ik bevestig het, bevestigd, akkoord, ik ga akkoord
  `),
  pl: list(`
    tak, tak poproszę, tak proszę, tak potwierdzam, tak zgadzam się, tak proszę to zrobić, tak zrób to,
    proszę to zrobić, zrób to, potwierdzam, potwierdzone, zgadzam się, wyrażam zgodę
  `),
  pt: list(`
    sim, sim por favor, sim obrigado, sim obrigada, sim confirmo, sim concordo, sim pode fazer, sim pode avançar,
    sim faça isso, pode fazer, pode avançar, pode prosseguir, avance, prossiga, faça isso, confirmo, eu confirmo,
    confirmado, concordo, estou de acordo
  `),
};
