import type { Vocabulary } from './vocabulary.ts';

export const fr: Vocabulary = {
  common: `a y je tu il elle nous vous le la les un une des est sont pas ne que qui quoi ou et mais avec pour dans sur
    mon ma mes votre vos ce cette ces c j l d n qu bonjour merci svp plait suis ai avez comment quand pourquoi
    commande toujours tres au aux du de en on fait ete jamais colis encore rien s oui non si remboursement
    livraison retour facture annuler delai frais compte carte mot passe garantie quel quelle quels quelles puis
    peut combien coute adresse horaires sans aussi plus moi lui notre nos etre avoir cela ca donc comme hier
    peux faire depuis pouvez etait leur chez me as`,
  feelings: [
    [-3.5, 'furieux furieuse enrage* scandalis* revoltant* degueulasse'],
    [
      -3,
      `inacceptable* inadmissible* honteux honteuse scandal* merde deteste catastroph* foutage horrible* odieux
      horreur`,
    ],
    [
      -2.5,
      `en_colere colere ras_le_bol marre arnaque* arnaqueurs voleurs escroc* nul nulle lamentable* honte pire
        ridicule* inutile* terrible plus_jamais se_moque_de fout* desastreu* abus`,
    ],
    [
      -2,
      `decu decue decus deception decevant* mecontent* frustr* agac* enerv* insatisfait* mauvais* incompetent*
      impoli* insupportable*`,
    ],
    [-1.2, 'troisieme_fois deuxieme_fois encore_une_fois sans_reponse plainte reclamation triste aucune_reponse'],
    [-0.9, 'casse cassee abime* defectu* manque manquant* perdu perdue vole endommage* faux'],
    [-0.6, 'retard* probleme* erreur* malheureusement lent panne attends bloque*'],
    [3, 'parfait* excellent* genial* fantastique* magnifique* adore formidable* merveilleu* ravi ravie'],
    [2, 'super content contente contents satisfait* heureux heureuse bravo top'],
    [1.5, 'merci bien bon bonne gentil* aimable* agreable* utile'],
    [0.7, 'rapide* mieux facile*'],
    [
      0,
      `bonne_journee bonne_soiree bonne_nuit merci_de merci_d bien_sur ou_bien eh_bien est_ce_bien bien_recu
        bon_de le_bon la_bonne pas_de_probleme`,
    ],
  ],
  expected: `recu recue arrive arrivee livre livree fonctionne marche repondu rembourse remboursee resolu aide
    parvenu repond`,
  negators: 'pas ne n jamais aucun aucune rien sans personne ni',
  weakNegators: 'ne n rien personne jamais',
  intensifiers: 'tres trop vraiment tellement totalement absolument completement extremement si franchement',
  diminishers: 'peu assez plutot legerement',
  person: {
    nouns: `humain humaine personne agent conseiller conseillere responsable manager employe employee operateur
      superviseur interlocuteur`,
    vague: 'quelqu quelqu_un service_client equipe',
    talk: 'parler parle discuter contacter transferer transferez passer passez connecter joindre mettez',
    want: 'veux voudrais souhaite besoin exige aimerais prefere donnez demande',
    fillers: `a au avec un une le la l d de du moi me vrai vraie reel reelle votre vos en directement svp
      maintenant plutot des que je puis relation contact client vous s il plait etre`,
    bots: 'bot bots robot robots machine machines chatbot ia ordinateur',
    compounds: '',
    phrases: 'pas_de_robot pas_un_robot rappelez_moi humain_svp conseiller_svp',
  },
  topics: {
    safety: `bless* incendie pris_feu explose* electrocut* choc_electrique allergi* empoisonn* etouff* suicid*
      me_tuer hopital dangereu* danger brule*`,
    discrimination: 'discrimin* racis* sexis* homophob* harcel* antisemit*',
    fraud: `fraud* arnaque* escroc* hameconnage usurp* pirate pirates piratage non_autorise* contrefacon
      vol_de_carte`,
    privacy: 'rgpd donnees_personnelles mes_donnees vie_privee fuite_de_donnees cnil confidentialite',
    legal: 'avocat* tribunal porter_plainte poursuites proces juridique* justice huissier police mise_en_demeure',
  },
};
