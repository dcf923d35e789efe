import type { Vocabulary } from './vocabulary.ts';

export const nl: Vocabulary = {
  common: `ik jij je u uw wij we het de een is zijn niet en of maar met voor van mijn jullie waar wanneer hoe waarom
    dit dat deze wat heb heeft kan wil bestelling hallo bedankt alstublieft nog op aan bij er wordt ben naar ook
    al te geen pakket dagen steeds krijg goed ja nee nie factuur retour verzendkosten verzending annuleren
    openingstijden wachtwoord rekening kaart graag kost lang betalen levertijd help ons onze over zonder doen
    kunnen moet moeten gaat wie hun haar was had me he so an`,
  feelings: [
    [-3.5, 'woedend* razend* laaiend ziedend'],
    [
      -3,
      `onacceptabel* onaanvaardbaar schandalig* schandalen schande kut klote haat belachelijk* waardeloos
      waardeloze walgelijk*`,
    ],
    [
      -2.5,
      `boos kwaad oplichter* oplichting opgelicht vreselijk* verschrikkelijk* slechtste ergste nooit_meer
      zat_ben beu ben_het_zat rampzalig* ramp`,
    ],
    [
      -2,
      `teleurgesteld* teleurstell* frustr* gefrustreerd* slecht* ontevreden ergerlijk* geirriteerd onbeleefd*
      onbeschoft* irritant* erger`,
    ],
    [-1.2, 'derde_keer tweede_keer voor_de_zoveelste zoveelste klacht* geen_antwoord alweer verdrietig'],
    [-0.9, 'kapot* beschadigd* defect* ontbreekt verkeerd* kwijt gestolen'],
    [-0.6, 'vertrag* vertraging probleem problemen fout* helaas laat traag nog_steeds wacht'],
    [3, 'geweldig* fantastisch* perfect* uitstekend* prachtig* schitterend*'],
    [2, 'tevreden blij super fijn* top'],
    [1.5, 'dank dankjewel dankuwel bedankt dank_u goed goede vriendelijk* leuk* behulpzaam'],
    [0.7, 'snel* beter makkelijk*'],
    [
      0,
      `goedemorgen goedemiddag goede_morgen goede_middag met_vriendelijke_groet vriendelijke_groeten
      geen_probleem goed_doel`,
    ],
  ],
  expected: `aangekomen ontvangen gekregen geleverd werkt werken gereageerd bezorgd geantwoord geholpen opgelost
    terugbetaald gehoord`,
  negators: 'niet geen nooit niemand niets zonder noch',
  weakNegators: 'niemand niets nooit',
  intensifiers: 'zeer heel erg echt zo totaal absoluut volledig enorm ontzettend helemaal',
  diminishers: 'beetje enigszins redelijk licht',
  person: {
    nouns: 'mens mensen persoon medewerker medewerkster manager leidinggevende agent operator adviseur chef',
    vague: 'iemand klantenservice klantendienst team',
    talk: 'spreken praten spreek praat doorverbinden verbinden verbind doorverbonden bellen chatten contacteren',
    want: 'wil graag nodig eis geef verlang wens liever',
    fillers: `met een de het mij me u uw ik zou kunnen kan mag echt echte levend levende graag nu direct
      alstublieft aub jullie via meteen gewoon`,
    bots: 'bot bots robot robots machine machines chatbot ai computer',
    compounds: '',
    phrases: 'geen_bot geen_bots geen_robot bel_mij bel_me_terug medewerker_graag medewerker_aub',
  },
  topics: {
    safety: `gewond verwond* in_brand brandgevaar ontplof* explod* elektrische_schok allergisch* vergiftig*
      gestikt stikken zelfmoord suicid* ziekenhuis gevaarlijk* levensgevaar* onveilig* brandwond*`,
    discrimination: 'discrimin* gediscrimineerd racis* seksis* homofob* lastiggevallen intimid* antisemit*',
    fraud: 'fraud* oplicht* opgelicht phishing identiteitsfraude gehackt ongeautoriseerd* vervalst* gestolen_pas',
    privacy: 'avg persoonsgegevens mijn_gegevens privacywet datalek privacy',
    legal: 'advocaat advocaten rechtszaak rechtbank aanklagen juridisch* aangifte politie deurwaarder',
  },
};
