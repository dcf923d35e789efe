import type { PhraseLists } from './phrase-lists.ts';

const CHANGE = "changement/changements/modification/modifications/mise_à_jour/opération/action/l'opération/l'action";
const NOUN = `${CHANGE}/l'échange/l'annulation/l'achat/échange/retour/remboursement/annulation/commande/réservation/demande/remplacement/virement/paiement/surclassement/
  correction/procédure/changement_d_adresse/achat`;
const THE = '/le/la/les/l/ce/cet/cette/ces/mon/ma/mes/tous_les/toutes_les/tous_ces/toutes_ces';
const DO =
  'faites/fais/effectuez/effectue/lancez/lance/validez/valide/procédez_à/procédez_au/procédez_aux/procède_à/procède_au';

export const FR: PhraseLists = {
  agrees: `
    oui, ouais, ouep, ouip, mais oui, ah oui, eh oui, ben oui, bah oui, oui oui, oui tout à fait, oui bien sûr,
    bien sûr, bien sûr que oui, bien entendu, evidemment, absolument, certainement, volontiers, oui avec plaisir,
    oui volontiers, tout à fait oui, affirmatif, oui s'il vous plaît, oui svp, oui stp, oui c'est ça,
    oui c'est bien ça, oui je veux bien, je veux bien, oui je le veux, oui pour tout, oui à tout, oui pour les deux,
    je dis oui, ma réponse est oui, c'est oui, c'est un oui, oui merci, je confirme, je vous confirme, je le confirme,
    je vous le confirme, nous confirmons, je confirme tout, je confirme bien, je confirme que oui, confirmé,
    c'est confirmé, .confirmer., oui je confirme, je valide, c'est validé, validé, je valide tout, je suis d'accord,
    je suis d accord, suis d'accord, nous sommes d'accord, on est d'accord, je suis tout à fait d'accord,
    je suis entièrement d'accord, tout à fait d'accord, oui d'accord, j'accepte, j'accepte tout, j'accepte cela,
    accepté, je consens, j'y consens, je donne mon accord, vous avez mon accord, tu as mon accord, j'approuve,
    approuvé, j'autorise, allez-y, allez y, allez-y alors, et allez-y, vas-y, vas y, vas-y alors, allons-y, go,
    let's go, faites-le, fais-le, faites, faites donc, faites comme ça, fais comme ça, faites cela, faites ça,
    fais ça, faisons ça, faisons comme ça, faisons-le, on fait comme ça, on fait ça, on y va, c'est parti, procédez,
    procède, veuillez procéder, vous pouvez procéder, tu peux procéder, vous pouvez y aller, tu peux y aller,
    vous pouvez continuer ainsi, vous pouvez valider, vous pouvez lancer, veuillez le faire, merci de le faire,
    merci de procéder, merci de faire le nécessaire, faites le nécessaire, merci de valider, veuillez valider,
    poursuivez, vous pouvez poursuivre, exécutez, lancez, lancez-vous, foncez, validez, valider, procédons,
    procédons ainsi, procédez ainsi, procédez comme ça, je souhaite procéder, je veux procéder, je souhaite continuer,
    je veux le faire, je souhaite le faire, j'aimerais procéder, je voudrais procéder, je suis pour, ça me va allez-y,
    oui faites, oui fais, oui vous pouvez, oui tu peux, oui je souhaite, oui je le souhaite, oui j'aimerais,
    oui je veux, oui c'est bon pour moi, ${DO} ${THE} ${CHANGE}, procédez à ${THE} ${CHANGE},
    veuillez effectuer/procéder_à/procéder_au/procéder_aux/faire/valider/lancer ${THE}/ ${CHANGE},
    vous pouvez effectuer/procéder_à/procéder_au/procéder_aux/valider/lancer ${THE}/ ${CHANGE},
    je confirme/valide/accepte ${THE} ${NOUN}
  `,
  beside: `
    ${DO} ${THE}/ ${NOUN},
    veuillez effectuer/procéder_à/procéder_au/procéder_aux/faire/valider/lancer ${THE}/ ${NOUN}, ok, okay, oki,
    avec plaisir, d'accord, d accord, dac, entendu, bien, très bien, c'est bien, c'est très bien, bon, eh bien, alors,
    donc, ah, oh, ben, parfait, c'est parfait, super, c'est super, génial, c'est génial, excellent, nickel, top, cool,
    impeccable, formidable, magnifique, merveilleux, exact, exactement, c'est exact, c'est exactement ça,
    c'est correct, correct, c'est juste, c'est ça, c'est bien ça, tout à fait, tout à fait exact, effectivement,
    en effet, vous avez bien compris, c'est bon, c'est bon pour moi, tout est bon, tout est correct, tout est exact,
    tout est parfait, bon pour moi, ok pour moi, d'accord pour moi, pour moi c'est bon, pour moi c'est ok, ça marche,
    ça me va, ça me convient, cela me convient, cela me va, ça me va bien, ça me va très bien,
    cela me convient parfaitement, ça me convient parfaitement, ça me convient très bien, ça roule, ça va,
    ça semble bon, ça semble bien, ça a l'air bien, ça me paraît bien, ça me semble bien, cela me semble bien,
    cela me paraît bien, bonne idée, bon plan, pas de problème, pas de souci, pas de soucis, aucun problème,
    aucun souci, sans problème, sans souci, ce serait parfait/super/génial/bien/gentil/top/très_bien,
    ça serait parfait/super/génial/bien/gentil/top/très_bien, c'est gentil, j'aime bien, ça sera parfait,
    ce sera parfait, s'il vous plaît, s'il vous plait, sil vous plait, s il vous plait, s'il te plaît, sil te plait,
    s il te plait, svp, stp, je vous prie, je vous en prie, merci, merci bien, et merci/merci_beaucoup,
    merci beaucoup, merci d'avance, merci à vous, merci à toi, mille mercis, grand merci, un grand merci, merci bcp,
    mercii, je vous remercie, je vous remercie d'avance, merci infiniment, merci pour tout,
    merci pour votre/ton aide/réponse/retour/patience, merci de votre aide, bonjour, bonsoir, salut, coucou, hello,
    madame, monsieur, madame monsieur, cordialement, bien cordialement, bien à vous, bonne journée, bonne soirée,
    à bientôt, au revoir, avec ${THE} ${NOUN}, pour ${THE} ${NOUN}, à/au/aux ${NOUN}, à ${THE} ${NOUN},
    ${THE} ${NOUN}, avec ça, avec cela, pour ça, pour cela, pour tout, tout, tout ça, tout cela, le tout, ainsi,
    comme ça, comme cela, comme prévu, comme proposé, comme indiqué, comme convenu, comme décrit, comme vous dites,
    comme vous l'avez dit, comme vous l'avez proposé, comme vous le proposez, comme mentionné, comme ci-dessus,
    tel quel, maintenant, tout de suite, immédiatement, dès que possible, dès maintenant, aujourd'hui, au plus vite,
    pour moi, celui-là, celle-là
  `,
  declines: `
    non, nan, nan merci, non merci, ah non, mais non, oh non, non non, non pas du tout, pas du tout, surtout pas,
    certainement pas, absolument pas, bien sûr que non, hors de question, jamais, jamais de la vie, pas question,
    pas maintenant, pas encore, pas aujourd'hui, pas la peine, ce n'est pas la peine, c'est pas la peine,
    ce n'est pas nécessaire, c'est pas nécessaire, pas nécessaire, pas besoin, inutile, c'est inutile, pas intéressé,
    je ne suis pas intéressé, ça ne m'intéresse pas, non je ne veux pas, je ne veux pas, je ne veux plus, je veux pas,
    je n'en veux pas, je n'en veux plus, je ne souhaite pas, je ne le souhaite pas, je refuse, refusé,
    je ne suis pas d'accord, pas d'accord, je suis contre, je n'accepte pas, je ne confirme pas, je préfère pas,
    je préfère ne pas, je ne préfère pas, plutôt pas, plutôt non, non plutôt pas, mieux vaut pas, ne faites pas ça,
    ne faites pas cela, ne le faites pas, ne fais pas ça, ne le fais pas, ne faites rien, ne fais rien,
    s'il vous plaît ne le faites pas, stop, arrêtez, arrête, arrêtez tout, arrêtez ça, laissez, laissez tomber,
    laisse tomber, laissez comme ça, laisse, oubliez, oubliez ça, oublie, oublie ça, abandonnez, j'ai changé d'avis,
    j'ai changé d avis, finalement non, non finalement, en fait non, non en fait, plus maintenant, plus besoin,
    je n'en ai plus besoin
  `,
};
