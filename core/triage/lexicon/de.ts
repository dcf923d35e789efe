import type { Vocabulary } from './vocabulary.ts';

export const de: Vocabulary = {
  common: `ich du sie wir ihr ihre ihren der die das ein eine einen einem einer ist sind war nicht und oder aber mit
    fur von zu zum auf im es mir mich mein meine meinen wo wann wie warum was bitte habe hat hab kann konnen
    wird werden noch auch danke hallo guten tag wurde seit bei nach uber dass schon sehr bestellung paket immer
    wieder kein keine ja nein nie versand versandkosten rechnung konto karte adresse passwort stornieren
    kundigen ruckgabe gibt welche welcher kosten kostet lieferung lieferzeit gebuhren gebuehren aendern moglich
    moeglich schliessen sperren hilfe andern vergessen mach des meiner meines meinem wegen haben hatte bin sein
    seine seiner unser unsere uns man wenn dann nur als am eines jetzt heute gestern weil dieser diese dieses
    vom beim zur ohne kommt machen an so in will all alle bieten gibts`,
  feelings: [
    [-3.5, 'stinksauer wutend* wut fassungslos zum_kotzen sauerei unter_aller_sau'],
    [
      -3,
      `unverschamt* frech* inakzeptab* unzumutbar* katastroph* skandal* scheiss* verarsch* abzock* saftladen
      hasse empor*`,
    ],
    [
      -2.5,
      `sauer schrecklich* furchtbar* miserab* grauenhaft* nie_wieder betrogen lacherlich* reicht_mir mir_reicht
        mir_reichts es_reicht reicht_es nutzlos* entsetz* argere schlimmste* schlechteste* nicht_akzeptabel`,
    ],
    [
      -2,
      `enttausch* frustr* schlecht* unzufrieden* genervt nervt nervig* unfreundlich* verargert* argerlich*
      schlimm* inkompetent*`,
    ],
    [-1.2, 'zum_dritten_mal zum_wiederholten_mal dritte_mal beschwer* schon_wieder keine_antwort reklam* traurig'],
    [-0.9, 'kaputt* beschadigt* defekt* fehlt fehlend* falsch* verloren gestohlen verschwunden'],
    [-0.6, 'verspat* problem* fehler leider immer_noch langsam warte spat storung*'],
    [
      3,
      `wunderbar* perfekt* ausgezeichnet* hervorragend* grossartig* begeistert* fantastisch* genial* spitze
      spitzenmassig`,
    ],
    [2, 'super toll* zufrieden* klasse prima freue liebe_es'],
    [1.5, 'danke dankeschon vielen_dank gut gute guter freundlich* nett* hilfreich*'],
    [0.7, 'schnell* besser einfach*'],
    [
      0,
      `guten_tag guten_morgen guten_abend mit_freundlichen_grussen freundliche_grusse viele_grusse gute_nacht
      kein_problem`,
    ],
  ],
  expected: `angekommen erhalten bekommen geliefert funktioniert geht klappt gemeldet reagiert geantwortet
    geholfen da hilft gelost erstattet zugestellt erreichbar`,
  negators: 'nicht kein keine keinen keiner nie niemals niemand nichts ohne weder',
  weakNegators: 'niemand nichts nie',
  intensifiers: 'sehr so total absolut vollig echt wirklich extrem richtig dermassen ausserst mega',
  diminishers: 'etwas bisschen ziemlich eher leicht',
  person: {
    nouns: `mensch menschen mitarbeiter mitarbeiterin mitarbeitern berater beraterin person vorgesetzte
      vorgesetzten manager agent agenten kundenberater ansprechpartner ansprechpartnerin chef personal`,
    vague: 'jemand jemandem jemanden kundendienst kundenservice support team',
    talk: `sprechen reden rede spreche verbinden verbinde weiterleiten telefonieren durchstellen eskalieren
      chatten kontaktieren`,
    want: 'will mochte brauche geben gib gebt verlange wunsche haben wollen bevorzuge',
    fillers: `mit einem einer ein eine einen den dem der die das mir mich uns sie ich wir bitte direkt sofort
      endlich ihrem ihren ihr eurem zu an jetzt gerne mal von vom echten echter echte richtigen richtiger realen
      lebenden wirklichen hier kann darf konnte lieber nur gern zustandigen`,
    bots: 'bot bots roboter maschine maschinen ki chatbot computer',
    compounds: '',
    phrases: `kein_bot keine_bots rufen_sie_mich_an ruft_mich_an mensch_bitte mitarbeiter_bitte ruckruf
      bitte_um_ruckruf`,
  },
  topics: {
    safety: `verletz* brand feuer brennt gebrannt explodiert* stromschlag allergisch* vergift* erstick* suizid*
      selbstmord* umbringen krankenhaus notarzt gefahrlich* lebensgefahr* gasleck`,
    discrimination: 'diskriminier* rassis* rassist* sexis* homophob* belastig* antisemit*',
    fraud: `betrug* betrog* betruger* abzock* phishing identitatsdiebstahl gehackt unbefugt* gefalscht*
      nicht_autorisiert* fremde_abbuchung`,
    privacy: 'datenschutz* dsgvo personenbezogen* meine_daten meiner_daten datenleck datenpanne privatsphare',
    legal: `anwalt* rechtsanwalt* verklag* klage klagen gericht anzeige_erstatten strafanzeige rechtlich*
      verbraucherschutz* polizei`,
  },
};
