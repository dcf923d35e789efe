import { withoutStopWords } from './language/stop-words.ts';
import { patternOf, wholeWords } from './pattern.ts';
import { plainWords } from './plain-words.ts';
import { wordsOf } from './words.ts';

/** Question marks of all scripts, except the Greek one, which looks like a semicolon. */
const QUESTION_MARK = /[?？؟՞፧❓❔‽⸮¿]/u;
export const hasQuestionMark = (text: string): boolean => QUESTION_MARK.test(text);
const GREEK_MARK = /[;\u037E]/;

/** Greetings, thanks and consent rarely have more words. */
const FEW_WORDS = 4;
/** Questions that are greetings, in the notation of `patternOf`. */
const GREETINGS = wholeWords(
  patternOf(`how_are/is/was_you/it/your how_do_you_do hows_it/your whats_up can/could_you_help_me are_you_there wie_geht_es
    wie_gehts wie_geht_s konnen_sie_mir_helfen ca_va comment_allez_vous comment_vas_tu pouvez_vous_m_aider que_tal como_esta/estas
    me_puede_ayudar come_stai/va/sta mi_puo_aiutare tudo_bem como_vai pode_me_ajudar hoe_gaat_het kunt_u_mij_helpen co_slychac`),
);
/** Words of greetings and thanks that are not stop words. */
const COURTESY = new Set(
  `today going dank weekend cheers appreciate appreciated meet lovely wonderful awesome amazing perfect excellent service helpful there
  geht gehts helfen freundlichen grussen wochenende schones schonen toll super perfekt journee soiree allez vas aider parfait
  estas esta ayudar saludos excelente perfecto stai aiutare giornata perfetto vai ajudar otimo perfeito gaat helpen fijne groeten
  slychac pozdrawiam milego dnia swietnie`.split(/\s+/),
);

/**
 * Whether a message looks like a request: it has a question mark or is longer than a greeting, and it is not small
 * talk.
 */
export const isQuestion = (message: string): boolean => {
  const words = wordsOf(message);
  const hasMark = hasQuestionMark(message) || GREEK_MARK.test(message);
  const hasSubject = withoutStopWords(words).some((word) => !COURTESY.has(word));
  if (!hasSubject && (!hasMark || GREETINGS.test(plainWords(message)))) return false;
  return hasMark || words.length > FEW_WORDS;
};
