import { inLanguage } from '../../text/in-language.ts';

/** By language; English is the default. Each message says that there is no answer, and that a person will look at the message. */
const FAILED = {
  en: "I'm sorry, I could not answer your message just now. It is saved, and I have asked a colleague to look at it.",
  de: 'Es tut mir leid, ich konnte Ihre Nachricht gerade nicht beantworten. Sie ist gespeichert, und ich habe eine Kollegin oder einen Kollegen gebeten, sie sich anzusehen.',
  fr: "Je suis désolé, je n'ai pas pu répondre à votre message pour le moment. Il est enregistré et j'ai demandé à un collègue de l'examiner.",
  es: 'Lo siento, no he podido responder a su mensaje en este momento. Está guardado y he pedido a un compañero que lo revise.',
  it: 'Mi dispiace, al momento non sono riuscito a rispondere al suo messaggio. È stato salvato e ho chiesto a un collega di esaminarlo.',
  pt: 'Lamento, não consegui responder à sua mensagem neste momento. Ela está guardada e pedi a um colega que a analise.',
  pl: 'Przepraszam, nie udało mi się teraz odpowiedzieć na wiadomość. Jest zapisana i przekazałem ją do sprawdzenia osobie z zespołu.',
  nl: 'Het spijt me, ik kon uw bericht zojuist niet beantwoorden. Het is bewaard en ik heb een collega gevraagd ernaar te kijken.',
};

const BLOCKED = {
  en: "I'm sorry, I can't help with that here. I have asked a colleague to look at your message.",
  de: 'Es tut mir leid, dabei kann ich hier nicht helfen. Ich habe eine Kollegin oder einen Kollegen gebeten, sich Ihre Nachricht anzusehen.',
  fr: "Je suis désolé, je ne peux pas vous aider pour cela ici. J'ai demandé à un collègue d'examiner votre message.",
  es: 'Lo siento, no puedo ayudarle con eso aquí. He pedido a un compañero que revise su mensaje.',
  it: 'Mi dispiace, qui non posso aiutarla in questo. Ho chiesto a un collega di esaminare il suo messaggio.',
  pt: 'Lamento, não posso ajudar com isso aqui. Pedi a um colega que analise a sua mensagem.',
  pl: 'Przepraszam, nie mogę w tym tutaj pomóc. Przekazałem wiadomość do sprawdzenia osobie z zespołu.',
  nl: 'Het spijt me, daar kan ik hier niet mee helpen. Ik heb een collega gevraagd uw bericht te bekijken.',
};

/** `failed`: no model answered. `blocked`: a content filter removed the whole answer. */
export const failureMessage = (kind: 'failed' | 'blocked', language: string): string =>
  inLanguage(kind === 'failed' ? FAILED : BLOCKED, language);
