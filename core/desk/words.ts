import { codeOf, inLanguage } from '../text/in-language.ts';
import type { NoticeMove } from './desk.ts';
import { LEAVE_CONTACT } from './leave-contact.ts';

/** By language, with English as the default, as everywhere in this file. */
const HANDED_OFF = {
  en: 'A colleague takes over here. Your messages are saved; you can close this page and come back.',
  de: 'Ab hier übernimmt eine Kollegin oder ein Kollege. Ihre Nachrichten sind gespeichert; Sie können diese Seite schließen und wiederkommen.',
  fr: 'Un collègue prend le relais ici. Vos messages sont enregistrés ; vous pouvez fermer cette page et revenir.',
  es: 'A partir de aquí le atiende un compañero. Sus mensajes están guardados; puede cerrar esta página y volver más tarde.',
  it: 'Da qui in poi risponde un collega. I suoi messaggi sono salvati; può chiudere questa pagina e tornare.',
  pt: 'A partir daqui é atendido por um colega. As suas mensagens estão guardadas; pode fechar esta página e voltar mais tarde.',
  nl: 'Een collega neemt het hier over. Uw berichten zijn bewaard; u kunt deze pagina sluiten en terugkomen.',
  pl: 'Od teraz rozmowę przejmuje osoba z naszego zespołu. Wiadomości są zapisane; można zamknąć tę stronę i wrócić.',
};

/** Outside the opening hours. `{when}` is a weekday, or a date, and a time. */
const BACK_AT = {
  en: 'Our team is back on {when}. Your messages are saved and wait for them.',
  de: 'Unser Team ist wieder da: {when}. Ihre Nachrichten sind gespeichert und liegen dann vor.',
  fr: 'Notre équipe est de retour {when}. Vos messages sont enregistrés et l’attendent.',
  es: 'Nuestro equipo vuelve: {when}. Sus mensajes están guardados y los leerá entonces.',
  it: 'Il nostro team torna: {when}. I suoi messaggi sono salvati e lo aspettano.',
  pt: 'A nossa equipa volta: {when}. As suas mensagens estão guardadas e serão lidas então.',
  nl: 'Ons team is er weer op {when}. Uw berichten zijn bewaard en liggen dan klaar.',
  pl: 'Nasz zespół wraca: {when}. Wiadomości są zapisane i będą wtedy czekać.',
};

const HELD = {
  en: 'Passed on to our team.',
  de: 'An unser Team weitergegeben.',
  fr: 'Transmis à notre équipe.',
  es: 'Lo hemos pasado a nuestro equipo.',
  it: 'Inoltrato al nostro team.',
  pt: 'Encaminhado à nossa equipa.',
  nl: 'Doorgegeven aan ons team.',
  pl: 'Przekazano naszemu zespołowi.',
};

const NOT_REACHED = {
  en: 'I could not reach our team just now. Please send this again.',
  de: 'Ich konnte unser Team gerade nicht erreichen. Bitte senden Sie das noch einmal.',
  fr: "Je n'ai pas pu joindre notre équipe à l'instant. Veuillez renvoyer votre message.",
  es: 'No he podido avisar a nuestro equipo en este momento. Envíelo de nuevo, por favor.',
  it: 'In questo momento non sono riuscito a contattare il nostro team. La prego di inviarlo di nuovo.',
  pt: 'Não consegui contactar a nossa equipa neste momento. Envie-o novamente, por favor.',
  nl: 'Ik kon ons team zojuist niet bereiken. Stuur dit alstublieft opnieuw.',
  pl: 'Nie udało się teraz połączyć z naszym zespołem. Proszę wysłać to jeszcze raz.',
};

type Sentences = Readonly<Record<string, string>> & { readonly en: string };

/** `{by}` is a person's name, `{team}` a team's title. */
const NOTICES: Readonly<Record<NoticeMove, Sentences>> = {
  handed_off: HANDED_OFF,
  taken_over: {
    en: '{by} has joined.',
    de: '{by} ist jetzt dabei.',
    fr: '{by} a rejoint la conversation.',
    es: '{by} se ha unido a la conversación.',
    it: '{by} è ora in chat.',
    pt: '{by} entrou na conversa.',
    nl: '{by} doet nu mee.',
    pl: '{by} dołącza do rozmowy.',
  },
  transferred: {
    en: 'Passed to our team: {team}.',
    de: 'An unser Team weitergegeben: {team}.',
    fr: 'Transmis à notre équipe : {team}.',
    es: 'Pasado a nuestro equipo: {team}.',
    it: 'Passato al nostro team: {team}.',
    pt: 'Passado à nossa equipa: {team}.',
    nl: 'Doorgegeven aan ons team: {team}.',
    pl: 'Przekazano zespołowi: {team}.',
  },
  given_back: {
    en: '{by} has left; the assistant goes on.',
    de: '{by} ist gegangen; der Assistent macht weiter.',
    fr: "{by} est parti ; l'assistant continue.",
    es: '{by} se ha ido; continúa el asistente.',
    it: '{by} ha lasciato la chat; continua l’assistente.',
    pt: '{by} saiu; o assistente continua.',
    nl: '{by} is weg; de assistent gaat verder.',
    pl: '{by} kończy rozmowę; dalej odpowiada asystent.',
  },
  returned: {
    en: 'The assistant goes on.',
    de: 'Der Assistent macht weiter.',
    fr: "L'assistant continue.",
    es: 'Continúa el asistente.',
    it: 'Continua l’assistente.',
    pt: 'O assistente continua.',
    nl: 'De assistent gaat verder.',
    pl: 'Dalej odpowiada asystent.',
  },
  closed: {
    en: 'This matter is closed. Write again at any time.',
    de: 'Dieses Anliegen ist abgeschlossen. Schreiben Sie jederzeit wieder.',
    fr: 'Cette demande est close. Vous pouvez écrire à nouveau à tout moment.',
    es: 'Este asunto está cerrado. Puede volver a escribir cuando quiera.',
    it: 'Questa richiesta è chiusa. Può scrivere di nuovo in qualsiasi momento.',
    pt: 'Este assunto está encerrado. Pode voltar a escrever a qualquer momento.',
    nl: 'Deze vraag is afgesloten. U kunt altijd weer schrijven.',
    pl: 'Sprawa jest zamknięta. Można napisać ponownie w każdej chwili.',
  },
  reopened: {
    en: '{by} has opened this matter again.',
    de: '{by} hat dieses Anliegen wieder geöffnet.',
    fr: '{by} a rouvert cette demande.',
    es: '{by} ha vuelto a abrir este asunto.',
    it: '{by} ha riaperto questa richiesta.',
    pt: '{by} reabriu este assunto.',
    nl: '{by} heeft deze vraag heropend.',
    pl: '{by} ponownie otwiera sprawę.',
  },
  overdue: {
    en: 'This takes longer than usual. We have not forgotten you.',
    de: 'Es dauert länger als sonst. Wir haben Sie nicht vergessen.',
    fr: "Cela prend plus de temps que d'habitude. Nous ne vous avons pas oublié.",
    es: 'Está tardando más de lo habitual. No le hemos olvidado.',
    it: 'Ci vuole più tempo del solito. Non l’abbiamo dimenticata.',
    pt: 'Está a demorar mais do que o habitual. Não nos esquecemos de si.',
    nl: 'Dit duurt langer dan normaal. Wij zijn u niet vergeten.',
    pl: 'Trwa to dłużej niż zwykle. Pamiętamy o tej sprawie.',
  },
  requeued: {
    en: 'Another colleague will go on here.',
    de: 'Hier macht eine andere Person aus unserem Team weiter.',
    fr: 'Un autre membre de notre équipe va prendre la suite.',
    es: 'Otra persona de nuestro equipo continuará aquí.',
    it: 'Un’altra persona del nostro team proseguirà qui.',
    pt: 'Outra pessoa da nossa equipa vai continuar aqui.',
    nl: 'Een andere medewerker gaat hier verder.',
    pl: 'Sprawę przejmie inna osoba z naszego zespołu.',
  },
};

interface Opening {
  /** Epoch milliseconds at which people are back; null if they are there. */
  readonly opensAt: number | null;
  /** IANA name; null for UTC. */
  readonly timezone: string | null;
  /** Whether the customer may leave an address. */
  readonly asksContact: boolean;
}

/** Tells the customer that a person was asked. Use it only after the desk was written. */
export const handoffSentence = ({ opensAt, timezone, asksContact }: Opening, language: string): string => {
  if (opensAt === null) return inLanguage(HANDED_OFF, language);
  const code = codeOf(language) in BACK_AT ? codeOf(language) : 'en';
  const when = whenIn(code, opensAt, timezone ?? 'UTC');
  const back = inLanguage(BACK_AT, code).replace('{when}', () => when);
  return asksContact ? `${back} ${inLanguage(LEAVE_CONTACT, code)}` : back;
};

/** Such as "Monday 9 November, 09:00 GMT+1", in the team's own time. */
const whenIn = (code: string, at: number, timeZone: string): string => {
  const date = new Intl.DateTimeFormat(code, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
  return `${date}, ${new Intl.DateTimeFormat(code, { timeZone, ...time }).format(at)}`;
};

/** The answer to a message that is held. */
export const heldSentence = (language: string): string => inLanguage(HELD, language);

/** The sentence when no person could be asked: no promise. */
export const notReached = (language: string): string => inLanguage(NOT_REACHED, language);

/** A notice for the customer. `by` is a person's name, `team` a team's title. */
export const noticeText = (
  move: NoticeMove,
  { by, team }: { readonly by: string; readonly team: string | null },
  language: string,
): string =>
  inLanguage(NOTICES[move], language).replace(/\{(by|team)\}/g, (_, name) => (name === 'by' ? by : (team ?? '')));
