import { plainWords } from '../text/plain-words.ts';

/** Words that may stand beside a closed phrase. */
const POLITE = new Set(
  'please thanks thank you bitte danke merci s il vous plait por favor gracias per favore grazie obrigado obrigada alstublieft graag dank u prosze dziekuje ok okay'.split(
    ' ',
  ),
);

/** Whole messages that ask for the assistant instead of a person, in normalised words. */
const BACK = [
  'back to the assistant, back to the bot, return to the assistant, return to assistant, continue with the assistant, i want the assistant back, let the assistant answer, i dont need a person, i dont need a person anymore',
  'zuruck zum assistenten, zuruck zum bot, weiter mit dem assistenten, ich mochte wieder den assistenten, ich brauche keinen menschen mehr, der assistent soll antworten',
  'retour a l assistant, retour au bot, continuer avec l assistant, je veux revenir a l assistant, je n ai plus besoin d une personne',
  'volver al asistente, volver al bot, seguir con el asistente, quiero volver al asistente, ya no necesito a una persona',
  'torna all assistente, tornare all assistente, continua con l assistente, voglio tornare all assistente, non ho piu bisogno di una persona',
  'voltar ao assistente, voltar para o assistente, continuar com o assistente, quero voltar ao assistente, ja nao preciso de uma pessoa',
  'terug naar de assistent, terug naar de bot, verder met de assistent, ik heb geen medewerker meer nodig',
  'wroc do asystenta, powrot do asystenta, wracam do asystenta, chce wrocic do asystenta, nie potrzebuje juz czlowieka',
];

/** Compared without polite words. */
const PHRASES = new Set(BACK.flatMap((list) => list.split(',')).map((phrase) => impolite(phrase)));

/** Whether a message as a whole asks for the assistant back, by closed phrases. A question or any other word makes it another message. */
export const asksForAssistant = (message: string): boolean =>
  message.length <= 120 && !/[?？]/.test(message) && PHRASES.has(impolite(message));

function impolite(text: string): string {
  const words = plainWords(text).split(' ');
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !POLITE.has(word)).join(' ');
}
