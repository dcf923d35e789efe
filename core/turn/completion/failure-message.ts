import { inLanguage } from '../../text/in-language.ts';

/** By language; English is the default. They say only that there is no answer: what comes of a hand-off is said by other sentences. */
const FAILED = {
  en: "I'm sorry, I could not answer your message just now.",
  de: 'Es tut mir leid, ich konnte Ihre Nachricht gerade nicht beantworten.',
  fr: "Je suis désolé, je n'ai pas pu répondre à votre message pour le moment.",
  es: 'Lo siento, no he podido responder a su mensaje en este momento.',
  it: 'Mi dispiace, al momento non sono riuscito a rispondere al suo messaggio.',
  pt: 'Lamento, não consegui responder à sua mensagem neste momento.',
  pl: 'Przepraszam, nie udało mi się teraz odpowiedzieć na wiadomość.',
  nl: 'Het spijt me, ik kon uw bericht zojuist niet beantwoorden.',
};

const BLOCKED = {
  en: "I'm sorry, I can't help with that here.",
  de: 'Es tut mir leid, dabei kann ich hier nicht helfen.',
  fr: 'Je suis désolé, je ne peux pas vous aider pour cela ici.',
  es: 'Lo siento, no puedo ayudarle con eso aquí.',
  it: 'Mi dispiace, qui non posso aiutarla in questo.',
  pt: 'Lamento, não posso ajudar com isso aqui.',
  pl: 'Przepraszam, nie mogę w tym tutaj pomóc.',
  nl: 'Het spijt me, daar kan ik hier niet mee helpen.',
};

/** `failed`: no model answered. `blocked`: nothing is left of the answer, by a content filter or because it only promised a person. */
export const failureMessage = (kind: 'failed' | 'blocked', language: string): string =>
  inLanguage(kind === 'failed' ? FAILED : BLOCKED, language);
