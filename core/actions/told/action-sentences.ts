/** The sentences about actions that must not depend on a model, and the states of an action in a list. English is the default. */
export const SENTENCES = {
  en: {
    ask: 'Nothing has been done yet. Answer "yes" and I will do it.',
    ask_all: 'Nothing has been done yet. Answer "yes" and I will do all of this, in this order.',
    later: 'More changes follow: I will ask you about them after these.',
    ask_rest: 'This has not been done yet. Answer "yes" and I will do it.',
    ask_again:
      'I am not sure that you agree, so nothing has been done yet. Answer "yes" and I will do exactly this; otherwise nothing changes.',
    unchanged: 'Nothing has been changed yet. Please tell me if you still want it.',
    done: 'The action that you agreed to has been done.',
    rejected: 'The action that you agreed to could not be done.',
    unknown:
      'I could not find out whether this was done, and I will not try again. I have asked a colleague to check it.',
    not_begun: 'The action that you agreed to was not begun.',
    item: { done: 'Done', rejected: 'Not possible', unknown: 'Unknown', not_begun: 'Not begun' },
    more: 'more',
  },
  de: {
    ask: 'Noch ist nichts geschehen. Antworten Sie mit „Ja“, und ich erledige es.',
    ask_all: 'Noch ist nichts geschehen. Antworten Sie mit „Ja“, und ich erledige alles in dieser Reihenfolge.',
    later: 'Es folgen weitere Änderungen: Nach diesen frage ich Sie dazu.',
    ask_rest: 'Das ist noch nicht geschehen. Antworten Sie mit „Ja“, und ich erledige es.',
    ask_again:
      'Ich bin nicht sicher, ob Sie zustimmen; deshalb ist noch nichts geschehen. Antworten Sie mit „Ja“, und ich erledige genau das; sonst ändert sich nichts.',
    unchanged: 'Bisher wurde nichts geändert. Bitte sagen Sie mir, ob Sie es noch möchten.',
    done: 'Was Sie bestätigt haben, ist erledigt.',
    rejected: 'Was Sie bestätigt haben, war nicht möglich.',
    unknown:
      'Ich konnte nicht feststellen, ob das ausgeführt wurde, und versuche es nicht noch einmal. Ich habe eine Kollegin oder einen Kollegen gebeten, es zu prüfen.',
    not_begun: 'Was Sie bestätigt haben, wurde nicht begonnen.',
    item: { done: 'Erledigt', rejected: 'Nicht möglich', unknown: 'Unbekannt', not_begun: 'Nicht begonnen' },
    more: 'weitere',
  },
  fr: {
    ask: "Rien n'a encore été fait. Répondez « oui » et je m'en occupe.",
    ask_all: "Rien n'a encore été fait. Répondez « oui » et je m'occupe de tout, dans cet ordre.",
    later: "D'autres changements suivent : je vous les proposerai après ceux-ci.",
    ask_rest: "Ceci n'a pas encore été fait. Répondez « oui » et je m'en occupe.",
    ask_again:
      "Je ne suis pas sûr que vous soyez d'accord ; rien n'a donc encore été fait. Répondez « oui » et je fais exactement cela ; sinon rien ne change.",
    unchanged: "Rien n'a encore été modifié. Dites-moi si vous le souhaitez toujours.",
    done: 'Ce que vous avez confirmé a été fait.',
    rejected: "Ce que vous avez confirmé n'a pas pu être fait.",
    unknown:
      "Je n'ai pas pu savoir si cela a été fait, et je ne réessaierai pas. J'ai demandé à un collègue de vérifier.",
    not_begun: "Ce que vous avez confirmé n'a pas été commencé.",
    item: { done: 'Fait', rejected: 'Impossible', unknown: 'Inconnu', not_begun: 'Non commencé' },
    more: 'de plus',
  },
  es: {
    ask: 'Todavía no se ha hecho nada. Responda «sí» y lo haré.',
    ask_all: 'Todavía no se ha hecho nada. Responda «sí» y haré todo esto, en este orden.',
    later: 'Hay más cambios: le preguntaré por ellos después de estos.',
    ask_rest: 'Esto todavía no se ha hecho. Responda «sí» y lo haré.',
    ask_again:
      'No estoy seguro de que esté de acuerdo; por eso todavía no se ha hecho nada. Responda «sí» y haré exactamente esto; si no, nada cambia.',
    unchanged: 'Todavía no se ha cambiado nada. Dígame si aún lo desea.',
    done: 'Lo que ha confirmado se ha hecho.',
    rejected: 'Lo que ha confirmado no se ha podido hacer.',
    unknown:
      'No he podido saber si esto se ha hecho y no lo intentaré de nuevo. He pedido a un compañero que lo compruebe.',
    not_begun: 'Lo que ha confirmado no se ha empezado.',
    item: { done: 'Hecho', rejected: 'No ha sido posible', unknown: 'No se sabe', not_begun: 'No se ha empezado' },
    more: 'más',
  },
  it: {
    ask: 'Non è ancora stato fatto nulla. Risponda «sì» e me ne occupo.',
    ask_all: "Non è ancora stato fatto nulla. Risponda «sì» e mi occupo di tutto, in quest'ordine.",
    later: 'Seguono altre modifiche: gliele proporrò dopo queste.',
    ask_rest: 'Questo non è ancora stato fatto. Risponda «sì» e me ne occupo.',
    ask_again:
      "Non sono sicuro che lei sia d'accordo; perciò non è ancora stato fatto nulla. Risponda «sì» e faccio esattamente questo; altrimenti non cambia nulla.",
    unchanged: 'Non è ancora stato cambiato nulla. Mi dica se lo desidera ancora.',
    done: 'Ciò che ha confermato è stato fatto.',
    rejected: 'Non è stato possibile fare ciò che ha confermato.',
    unknown: 'Non ho potuto stabilire se sia stato fatto e non ci riproverò. Ho chiesto a un collega di verificare.',
    not_begun: 'Ciò che ha confermato non è stato iniziato.',
    item: { done: 'Fatto', rejected: 'Non possibile', unknown: 'Non si sa', not_begun: 'Non iniziato' },
    more: 'in più',
  },
  pt: {
    ask: 'Ainda nada foi feito. Responda «sim» e eu trato disso.',
    ask_all: 'Ainda nada foi feito. Responda «sim» e eu trato de tudo, por esta ordem.',
    later: 'Há mais alterações: pergunto-lhe por elas depois destas.',
    ask_rest: 'Isto ainda não foi feito. Responda «sim» e eu trato disso.',
    ask_again:
      'Não tenho a certeza de que concorda; por isso ainda nada foi feito. Responda «sim» e faço exatamente isto; caso contrário, nada muda.',
    unchanged: 'Ainda nada foi alterado. Diga-me se ainda o deseja.',
    done: 'O que confirmou foi feito.',
    rejected: 'Não foi possível fazer o que confirmou.',
    unknown: 'Não consegui saber se isto foi feito e não vou tentar de novo. Pedi a um colega que verifique.',
    not_begun: 'O que confirmou não foi iniciado.',
    item: { done: 'Feito', rejected: 'Não foi possível', unknown: 'Não se sabe', not_begun: 'Não iniciado' },
    more: 'mais',
  },
  nl: {
    ask: 'Er is nog niets gedaan. Antwoord "ja" en ik regel het.',
    ask_all: 'Er is nog niets gedaan. Antwoord "ja" en ik regel dit allemaal, in deze volgorde.',
    later: 'Er volgen meer wijzigingen: daar vraag ik u na deze naar.',
    ask_rest: 'Dit is nog niet gedaan. Antwoord "ja" en ik regel het.',
    ask_again:
      'Ik weet niet zeker of u akkoord gaat; daarom is er nog niets gedaan. Antwoord "ja" en ik doe precies dit; anders verandert er niets.',
    unchanged: 'Er is nog niets gewijzigd. Laat me weten of u het nog wilt.',
    done: 'Wat u hebt bevestigd, is gedaan.',
    rejected: 'Wat u hebt bevestigd, kon niet worden gedaan.',
    unknown:
      'Ik kon niet vaststellen of dit is gedaan en probeer het niet nog eens. Ik heb een collega gevraagd het na te kijken.',
    not_begun: 'Wat u hebt bevestigd, is niet begonnen.',
    item: { done: 'Gedaan', rejected: 'Niet mogelijk', unknown: 'Onbekend', not_begun: 'Niet begonnen' },
    more: 'meer',
  },
  /** "tak" is "thanks" in Danish, and only counts as consent if the playbook lists Polish: "yes" always counts. */
  pl: {
    ask: 'Nic jeszcze nie zostało zrobione. Proszę odpowiedzieć „yes” (tak), a zajmę się tym.',
    ask_all:
      'Nic jeszcze nie zostało zrobione. Proszę odpowiedzieć „yes” (tak), a zrobię to wszystko w tej kolejności.',
    later: 'To nie wszystkie zmiany: o pozostałe zapytam po tych.',
    ask_rest: 'To jeszcze nie zostało zrobione. Proszę odpowiedzieć „yes” (tak), a zajmę się tym.',
    ask_again:
      'Nie mam pewności, czy to zgoda, więc nic jeszcze nie zostało zrobione. Proszę odpowiedzieć „yes” (tak), a zrobię dokładnie to; w przeciwnym razie nic się nie zmieni.',
    unchanged: 'Nic jeszcze nie zostało zmienione. Proszę dać znać, czy to nadal aktualne.',
    done: 'To, na co wyrażono zgodę, zostało zrobione.',
    rejected: 'Tego, na co wyrażono zgodę, nie udało się zrobić.',
    unknown:
      'Nie udało się ustalić, czy to zostało zrobione, i nie będę próbować ponownie. Sprawdzenie zleciłem koleżance lub koledze.',
    not_begun: 'To, na co wyrażono zgodę, nie zostało rozpoczęte.',
    item: { done: 'Zrobione', rejected: 'Niemożliwe', unknown: 'Nie wiadomo', not_begun: 'Nie rozpoczęto' },
    more: 'więcej',
  },
} as const;
