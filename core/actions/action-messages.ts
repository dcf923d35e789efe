import { inLanguage } from '../text/in-language.ts';
import type { Proposal, ProposalResult, ProposedAction } from './proposal.ts';

/** How to consent to a proposal, by language. English is the default. */
const ASK: Readonly<Record<string, string>> = {
  en: 'Nothing has been done yet. Answer "yes" and I will do it.',
  de: 'Noch ist nichts geschehen. Antworten Sie mit „Ja“, und ich erledige es.',
  fr: "Rien n'a encore été fait. Répondez « oui » et je m'en occupe.",
  es: 'Todavía no se ha hecho nada. Responda «sí» y lo haré.',
  it: 'Non è ancora stato fatto nulla. Risponda «sì» e me ne occupo.',
  pt: 'Ainda nada foi feito. Responda «sim» e eu trato disso.',
  nl: 'Er is nog niets gedaan. Antwoord "ja" en ik regel het.',
};

const UNKNOWN: Readonly<Record<string, string>> = {
  en: 'I could not find out whether this was done, and I will not try again. I have asked a colleague to check it.',
  de: 'Ich konnte nicht feststellen, ob das ausgeführt wurde, und versuche es nicht noch einmal. Ich habe eine Kollegin oder einen Kollegen gebeten, es zu prüfen.',
  fr: "Je n'ai pas pu savoir si cela a été fait, et je ne réessaierai pas. J'ai demandé à un collègue de vérifier.",
  es: 'No he podido saber si esto se ha hecho y no lo intentaré de nuevo. He pedido a un compañero que lo compruebe.',
  it: 'Non ho potuto stabilire se sia stato fatto e non ci riproverò. Ho chiesto a un collega di verificare.',
  pt: 'Não consegui saber se isto foi feito e não vou tentar de novo. Pedi a um colega que verifique.',
  nl: 'Ik kon niet vaststellen of dit is gedaan en probeer het niet nog eens. Ik heb een collega gevraagd het na te kijken.',
};

/** The outcome of an action, for a turn that no model answered. */
const DONE: Readonly<Record<string, string>> = {
  en: 'The action that you agreed to has been done.',
  de: 'Was Sie bestätigt haben, ist erledigt.',
  fr: 'Ce que vous avez confirmé a été fait.',
  es: 'Lo que ha confirmado se ha hecho.',
  it: 'Ciò che ha confermato è stato fatto.',
  pt: 'O que confirmou foi feito.',
  nl: 'Wat u hebt bevestigd, is gedaan.',
};
const REJECTED: Readonly<Record<string, string>> = {
  en: 'The action that you agreed to could not be done.',
  de: 'Was Sie bestätigt haben, war nicht möglich.',
  fr: "Ce que vous avez confirmé n'a pas pu être fait.",
  es: 'Lo que ha confirmado no se ha podido hacer.',
  it: 'Non è stato possibile fare ciò che ha confermato.',
  pt: 'Não foi possível fazer o que confirmou.',
  nl: 'Wat u hebt bevestigd, kon niet worden gedaan.',
};

const SENTENCES = { ask: ASK, unknown: UNKNOWN, done: DONE, rejected: REJECTED };

/** A sentence about an action that must not depend on a model. */
const actionMessage = (kind: keyof typeof SENTENCES, language: string): string => inLanguage(SENTENCES[kind], language);

/** What came of the customer's actions, where a model cannot tell it: an unknown outcome, or a turn `withoutAnswer`. */
export const outcomeText = ({ results }: ProposalResult, language: string, withoutAnswer: boolean): string => {
  const last = results.at(-1)?.outcome;
  return last && (last === 'unknown' || withoutAnswer) ? actionMessage(last, language) : '';
};

/** Names of arguments that hold the customer's own id. An order may have the same number. */
const OF_CUSTOMER = /customer|user|client|member|owner/i;

/** The actions that the customer is asked to consent to, as code and not the model tells them: titles and arguments, without the customer's own id. */
export const proposalText = ({ actions }: Proposal, customer: string, language: string): string =>
  [...actions.map((action) => actionText(action, customer)), actionMessage('ask', language)].join('\n');

const actionText = ({ title, arguments: given }: ProposedAction, customer: string): string => {
  const shown = Object.entries(given)
    .filter(([name, value]) => value !== customer || !OF_CUSTOMER.test(name))
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${JSON.stringify(value)}`);
  return `→ ${title}${shown.length === 0 ? '' : ` (${shown.join(', ')})`}`;
};
