import { dropSentences } from '../../text/drop-sentences.ts';
import { patternOf, wholeWords } from '../../text/pattern.ts';
import { plainWords } from '../../text/plain-words.ts';
import { hasQuestionMark } from '../../text/question.ts';

/** Requests for an answer without a question mark, in eight languages, in the notation of `patternOf`. */
const REQUESTS = `let_me/us_know tell/confirm_me/us please_tell/confirm/choose/specify/advise i_need_your|you_to sagen_sie_mir/uns sag_mir/uns
  geben_sie_mir_bescheid gib_mir_bescheid lassen_sie_mich/uns_wissen lass_mich_wissen teilen_sie_mir/uns bitte_bestatigen/wahlen/nennen
  dites_moi/nous dis_moi faites_moi/nous_savoir indiquez_moi/nous confirmez digame diganos dime hagame/haganos_saber aviseme avisame avisenos confirmeme
  mi_dica mi_faccia_sapere ci_faccia_sapere fammi_sapere dimmi mi_confermi/indichi diga_me me_diga/avise/informe avise_me informe_me
  laat_me/mij/ons_weten laat_het_me/mij/ons_weten vertel_me/mij/ons zeg_me/mij/het bevestig_me prosze_powiedziec/potwierdzic/wybrac/podac
  daj_znac prosze_dac_znac`;
let requests: RegExp | undefined;

const asks = (sentence: string): boolean => {
  requests ??= wholeWords(patternOf(REQUESTS));
  return hasQuestionMark(sentence) || requests.test(plainWords(sentence));
};

/**
 * Removes the sentences that ask something from a model's answer. An answer to a proposal must be an answer to nothing else. Empty if the
 * answer only asks.
 */
export const cutQuestions = (text: string): string => dropSentences(text, asks);
